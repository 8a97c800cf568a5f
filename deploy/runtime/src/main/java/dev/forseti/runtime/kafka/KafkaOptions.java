package dev.forseti.runtime.kafka;

import dev.forseti.runtime.config.Address;
import dev.forseti.runtime.config.ConfigOption;
import dev.forseti.runtime.config.OptionGroup;
import dev.forseti.runtime.config.OptionTypes;
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
          "Addresses of Kafka; empty: inside this process");

  /** All of them. */
  public static final OptionGroup GROUP = OptionGroup.of(BOOTSTRAP_SERVERS);

  private KafkaOptions() {}

  private static String brokers(String text) {
    for (String broker : text.split(",", -1)) {
      Object unused = Address.parse(PROTOCOL.matcher(broker.strip()).replaceFirst(""));
    }
    return text;
  }
}
