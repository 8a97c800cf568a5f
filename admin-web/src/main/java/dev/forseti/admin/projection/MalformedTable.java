package dev.forseti.admin.projection;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Malformed;
import dev.forseti.runtime.kafka.TopicRecord;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Malformed input of taps, rules that do not compile, and records that cannot be read or stored.
 * Each is one row by its id, however many readers report it and however often.
 */
@Component
class MalformedTable {
  private final JdbcClient jdbc;
  private final Clock clock;

  MalformedTable(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(Malformed found) {
    add(
        found.id(),
        found.tap(),
        found.position(),
        found.reason().name(),
        found.detail(),
        found.receivedAt());
  }

  /** A record that was read, but that no table takes. */
  void addNotStored(TopicRecord<?> record, String failure) {
    String position = record.position().toString();
    add(
        "record:" + position,
        record.position().topic(),
        position,
        "NOT_STORED",
        "cannot be stored (" + failure + ")",
        record.storedAt());
  }

  private void add(
      String id, String tap, String position, String reason, String detail, Instant at) {
    jdbc.sql(
            """
            insert into malformed (id, tap, position, reason, detail, at, found_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do update
            set detail = excluded.detail, at = excluded.at where malformed.at < excluded.at\
            """)
        .params(
            StoredText.of(id),
            StoredText.of(tap),
            StoredText.of(position),
            reason,
            StoredText.of(detail),
            Timestamp.from(at),
            Timestamp.from(clock.instant()))
        .update();
  }
}
