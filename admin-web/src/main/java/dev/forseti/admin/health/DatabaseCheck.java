package dev.forseti.admin.health;

import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the database every two seconds whether it is there, so that open pages show it. */
@Component
class DatabaseCheck extends PeriodicTask {
  private final Health health;
  private final JdbcClient jdbc;

  DatabaseCheck(Health health, JdbcClient jdbc) {
    super("database-watch", Duration.ofSeconds(2), true);
    this.health = health;
    this.jdbc = jdbc;
  }

  @Override
  protected void runOnce() {
    try {
      jdbc.sql("select 1").query(Integer.class).single();
      health.recovered(Health.DATABASE);
    } catch (DataAccessException silent) {
      if (isRunning()) {
        health.report(
            Health.DATABASE,
            "The database does not answer: nothing can be shown or decided; events are read"
                + " later");
      }
    }
  }
}
