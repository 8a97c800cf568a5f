package dev.forseti.admin.signin;

import dev.forseti.admin.store.StoredText;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The networks from which a program signed in with an account's password within 30 days. */
@Component
class KnownNetworks {
  private static final Duration KEPT = Duration.ofDays(30);

  /** A program signs in with each request: more often than this it is not written down. */
  private static final Duration WRITTEN = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final Clock clock;

  KnownNetworks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether the account's password was right from there; no when we cannot look. */
  boolean isKnown(String name, String address) {
    try {
      return isNewerThan(name, address, clock.instant().minus(KEPT));
    } catch (DataAccessException noDatabase) {
      return false;
    }
  }

  /** A program signed in from there. */
  void remember(String name, String address) {
    Instant now = clock.instant();
    if (isNewerThan(name, address, now.minus(WRITTEN))) {
      return;
    }
    jdbc.sql("delete from known_networks where last_at < ?")
        .param(Timestamp.from(now.minus(KEPT)))
        .update();
    jdbc.sql(
            "insert into known_networks (name, network, last_at) values (?, ?, ?)"
                + " on conflict (name, network) do update set last_at = excluded.last_at")
        .params(StoredText.of(name), ClientNetwork.of(address), Timestamp.from(now))
        .update();
  }

  private boolean isNewerThan(String name, String address, Instant time) {
    return jdbc.sql(
                "select count(*) from known_networks where name = ? and network = ? and last_at >"
                    + " ?")
            .params(StoredText.of(name), ClientNetwork.of(address), Timestamp.from(time))
            .query(Long.class)
            .single()
        > 0;
  }
}
