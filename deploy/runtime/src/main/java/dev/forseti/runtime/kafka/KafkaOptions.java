package dev.forseti.runtime.kafka;

import dev.forseti.runtime.config.Address;
import dev.forseti.runtime.config.ConfigOption;
import dev.forseti.runtime.config.ConfigValues;
import dev.forseti.runtime.config.FoundProblems;
import dev.forseti.runtime.config.OptionGroup;
import dev.forseti.runtime.config.OptionTypes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an operator may say of Kafka. */
public final class KafkaOptions {
  /** What may stand before an address of Kafka. */
  private static final Pattern PROTOCOL = Pattern.compile("^[A-Za-z_]+://");

  /** Where it is; none for the one inside. */
  public static final ConfigOption<Optional<String>> BOOTSTRAP_SERVERS =
      ConfigOption.of(
          "kafka.bootstrap-servers",
          OptionTypes.optional(
              "addresses like k1.example:9092,k2.example:9092", KafkaOptions::brokers),
          "",
          "Addresses of Kafka, host:port, separated by commas; empty: Kafka runs inside this"
              + " process");

  /** The file that says how to sign in there and to encrypt; none for neither. */
  public static final ConfigOption<Optional<Path>> CLIENT_PROPERTIES =
      ConfigOption.of(
          "kafka.client-properties",
          OptionTypes.optional("the path of a file", Path::of),
          "",
          "File with the sign-in and TLS settings for that Kafka, as Kafka's own clients read it"
              + " (security.*, sasl.* and ssl.* only); other users of this machine must not be able"
              + " to read it; empty: no sign-in, no TLS");

  /** All of them. */
  public static final OptionGroup GROUP =
      OptionGroup.of(BOOTSTRAP_SERVERS, CLIENT_PROPERTIES).checkedBy(KafkaOptions::check);

  private KafkaOptions() {}

  private static void check(ConfigValues values, FoundProblems problems) {
    Optional<Path> file = values.get(CLIENT_PROPERTIES);
    if (file.isEmpty()) {
      return;
    }
    Object unused =
        ClientProperties.read(
            file.get(),
            problem ->
                problems.add(
                    values.place(CLIENT_PROPERTIES), "'kafka.client-properties': " + problem));
    if (!values.isSet(BOOTSTRAP_SERVERS)) {
      problems.add(
          "with 'kafka.client-properties' set, 'kafka.bootstrap-servers' must be set too: the Kafka"
              + " inside this process has its own sign-in");
    }
  }

  private static String brokers(String text) {
    for (String broker : text.split(",", -1)) {
      Object unused = Address.parse(PROTOCOL.matcher(broker.strip()).replaceFirst(""));
    }
    return text;
  }
}
