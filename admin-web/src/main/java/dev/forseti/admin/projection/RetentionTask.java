package dev.forseti.admin.projection;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.health.Health;
import dev.forseti.admin.health.PeriodicTask;
import dev.forseti.admin.store.DatabaseErrors;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * {@linkplain Retention Forgets} what is older than it is kept, once a minute, whether anything
 * arrives or not; without Kafka nothing arrives at all and everything stays. A round that fails is
 * made up by the next one.
 */
@Component
final class RetentionTask extends PeriodicTask {
  private static final String PART = "retention";
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final Runnable forget;
  private final Health health;

  @Autowired
  RetentionTask(Retention retention, AdminConfig config, Health health) {
    this(retention::deleteExpired, !config.kafkaBootstrap().isEmpty(), health, EVERY);
  }

  RetentionTask(Runnable forget, boolean connected, Health health, Duration every) {
    super("console-forgets", every, connected);
    this.forget = forget;
    this.health = health;
  }

  @Override
  protected void runOnce() {
    try {
      forget.run();
      health.recovered(PART);
    } catch (RuntimeException failed) {
      if (isRunning() && !DatabaseErrors.isUnavailable(failed)) { // that has a check of its own
        health.report(
            PART,
            "Old rows cannot be deleted ("
                + failed.getClass().getSimpleName()
                + "): the database grows");
      }
    }
  }
}
