package dev.forseti.admin.projection;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.health.PeriodicTask;
import dev.forseti.admin.store.DatabaseErrors;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
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
  private final Troubles troubles;

  @Autowired
  RetentionTask(Retention retention, AdminConfig config, Troubles troubles) {
    this(retention::deleteExpired, config.kafka().isPresent(), troubles, EVERY);
  }

  RetentionTask(Runnable forget, boolean connected, Troubles troubles, Duration every) {
    super("console-forgets", every, connected, troubles);
    this.forget = forget;
    this.troubles = troubles;
  }

  @Override
  protected void runOnce() {
    try {
      forget.run();
      troubles.recovered(PART);
    } catch (RuntimeException failed) {
      if (isRunning() && !DatabaseErrors.isUnavailable(failed)) { // that has a check of its own
        troubles.report(
            PART,
            Effect.PARTIAL,
            "Old rows cannot be deleted ("
                + failed.getClass().getSimpleName()
                + "): the database grows",
            "The log of PostgreSQL says why");
      }
    }
  }
}
