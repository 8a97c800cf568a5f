package dev.forseti.standalone.embedded;

import java.util.Map;

/**
 * The one account of the broker inside: this process's, and that of commands beside it. The
 * password goes over loopback only, where no other user listens in.
 *
 * @param password letters, digits, {@code -} and {@code _}
 */
public record BrokerSignIn(String password) {
  private static final String MODULE =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";

  private static final String NAME = "forseti";

  public BrokerSignIn {
    if (!password.matches("[\\w-]+")) {
      throw new IllegalArgumentException(
          "Kafka's password must have letters, digits, - and _ only");
    }
  }

  /** Settings of the broker: its own two ends sign in to each other too. */
  Map<String, String> ofBroker() {
    String account =
        "%1$s username=\"%2$s\" password=\"%3$s\" user_%2$s=\"%3$s\";"
            .formatted(MODULE, NAME, password);
    return Map.of(
        "sasl.enabled.mechanisms",
        "PLAIN",
        "sasl.mechanism.inter.broker.protocol",
        "PLAIN",
        "sasl.mechanism.controller.protocol",
        "PLAIN",
        "listener.name.sasl_plaintext.plain.sasl.jaas.config",
        account,
        "listener.name.controller.plain.sasl.jaas.config",
        account);
  }

  /** Settings of clients, by Kafka's names. */
  public Map<String, String> ofClients() {
    return Map.of(
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        "%s username=\"%s\" password=\"%s\";".formatted(MODULE, NAME, password));
  }

  /** Never the password itself. */
  @Override
  public String toString() {
    return "BrokerSignIn[]";
  }
}
