package dev.forseti.admin.health;

import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the database every two seconds whether it is there, so that open pages show it. */
@Component
class DatabaseCheck extends PeriodicTask {
  private final Troubles troubles;
  private final JdbcClient jdbc;

  DatabaseCheck(Troubles troubles, JdbcClient jdbc) {
    super("database-watch", Duration.ofSeconds(2), true, troubles);
    this.troubles = troubles;
    this.jdbc = jdbc;
  }

  @Override
  protected void runOnce() {
    try {
      jdbc.sql("select 1").query(Integer.class).single();
      troubles.recovered(ConsoleParts.DATABASE);
    } catch (DataAccessException silent) {
      if (isRunning()) {
        troubles.report(
            ConsoleParts.DATABASE,
            Effect.STOPPED,
            "The database does not answer: nothing can be shown or decided; what arrives waits in"
                + " Kafka",
            "Start PostgreSQL, or mend database.url; if that is empty, Forseti does so by itself");
      }
    }
  }
}
