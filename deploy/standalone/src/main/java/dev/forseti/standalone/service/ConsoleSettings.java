package dev.forseti.standalone.service;

import dev.forseti.admin.AdminConfig;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.standalone.config.ForsetiConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What the configuration file says of the console, in the words of its module. */
final class ConsoleSettings {
  private static final Duration SESSION = Duration.ofHours(12);
  private static final Duration EVENTS_KEPT = Duration.ofDays(7);

  private ConsoleSettings() {}

  /**
   * The console's settings.
   *
   * @throws IOException when the packs cannot be read
   */
  static AdminConfig of(
      ForsetiConfig config, KafkaConnection kafka, ForsetiConfig.Database database, Secret password)
      throws IOException {
    return new AdminConfig(
        config.console().address().host(),
        config.console().address().port(),
        database.url(),
        database.user(),
        database.password(),
        Optional.of(kafka),
        config.console().adminName(),
        password.value(),
        SESSION,
        false,
        config.homeserver().isSimulated() ? "simulated" : config.homeserver().serverName(),
        config.community().mode(),
        EVENTS_KEPT,
        config.scoring().falsePositiveBudget(),
        config.community().moderators(),
        RulePacks.of(config.rules()));
  }
}
