package dev.forseti.admin.projections;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.health.Health;
import dev.forseti.admin.health.Rounds;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * {@linkplain Retention Forgets} what is older than it is kept, once a minute, whether anything
 * arrives or not; without Kafka nothing arrives at all and everything stays. A round that fails is
 * made up by the next one.
 */
@Component
final class Forgetting extends Rounds {
  private static final String PART = "retention";
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final Runnable forget;
  private final Health health;

  @Autowired
  Forgetting(Retention retention, AdminConfig config, Health health) {
    this(retention::forget, !config.kafkaBootstrap().isEmpty(), health, EVERY);
  }

  Forgetting(Runnable forget, boolean connected, Health health, Duration every) {
    super("console-forgets", every, connected);
    this.forget = forget;
    this.health = health;
  }

  @Override
  protected void round() {
    try {
      forget.run();
      health.recovered(PART);
    } catch (DataAccessResourceFailureException | TransactionException noDatabase) {
      // who watches the database says so
    } catch (RuntimeException failed) {
      if (isRunning()) {
        health.report(
            PART,
            "What is too old cannot be deleted ("
                + failed.getClass().getSimpleName()
                + "): the database grows");
      }
    }
  }
}
