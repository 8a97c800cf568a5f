package dev.forseti.admin.health;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the database every two seconds whether it is there, so that open pages are told. */
@Component
class DatabaseWatch implements SmartLifecycle {
  private static final String PART = "database";
  private static final long EVERY_MILLIS = 2_000;

  private final Health health;
  private final JdbcClient jdbc;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("database-watch").daemon().factory());
  private volatile boolean running;

  DatabaseWatch(Health health, JdbcClient jdbc) {
    this.health = health;
    this.jdbc = jdbc;
  }

  @Override
  public void start() {
    running = true;
    var unused =
        thread.scheduleWithFixedDelay(
            this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      jdbc.sql("select 1").query(Integer.class).single();
      health.recovered(PART);
    } catch (DataAccessException silent) {
      if (running) {
        health.report(
            PART,
            "The database does not answer: nothing can be shown or decided; what happens is read"
                + " later");
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
