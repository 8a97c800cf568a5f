package dev.forseti.admin.projections;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.health.Health;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * {@linkplain Retention Forgets} what is older than it is kept, once a minute, whether anything
 * arrives or not; without Kafka nothing arrives at all and everything stays. A round that fails is
 * made up by the next one.
 */
@Component
final class Forgetting implements SmartLifecycle {
  private static final String PART = "retention";
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final Runnable forget;
  private final boolean connected;
  private final Health health;
  private final Duration every;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("console-forgets").daemon().factory());
  private volatile boolean running;

  @Autowired
  Forgetting(Retention retention, AdminConfig config, Health health) {
    this(retention::forget, !config.kafkaBootstrap().isEmpty(), health, EVERY);
  }

  Forgetting(Runnable forget, boolean connected, Health health, Duration every) {
    this.forget = forget;
    this.connected = connected;
    this.health = health;
    this.every = every;
  }

  @Override
  public void start() {
    running = true;
    if (connected) {
      var unused =
          thread.scheduleWithFixedDelay(
              this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void round() {
    try {
      forget.run();
      health.recovered(PART);
    } catch (DataAccessResourceFailureException | TransactionException noDatabase) {
      // who watches the database says so
    } catch (RuntimeException failed) {
      if (running) {
        health.report(
            PART,
            "What is too old cannot be deleted ("
                + failed.getClass().getSimpleName()
                + "): the database grows");
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    thread.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
