package dev.forseti.admin.decision;

import dev.forseti.model.Decision;
import dev.forseti.wire.Topics;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Decisions on their way to Kafka. Here a decision becomes a record of a topic; its row is written
 * in the transaction that stores the decision, and {@link OutboxRelay} sends it.
 */
@Repository
class Outbox {
  private final JdbcClient jdbc;

  Outbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A record that is to be sent. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(long id, String topic, String key, byte[] value) {}

  /** Adds the decision as a record of its topic. */
  void add(Decision decision) {
    jdbc.sql("insert into outbox (topic, key, value) values (?, ?, ?)")
        .params(
            Topics.DECISIONS.name(),
            Topics.DECISIONS.key().apply(decision),
            Topics.DECISIONS.codec().encode(decision))
        .update();
  }

  /** The oldest record that was not sent, locked until the transaction ends. */
  Optional<Row> next() {
    return jdbc.sql(
            """
            select id, topic, key, value from outbox where sent_at is null
            order by id limit 1 for update\
            """)
        .query(
            (row, n) ->
                new Row(row.getLong(1), row.getString(2), row.getString(3), row.getBytes(4)))
        .optional();
  }

  /** Marks a record that Kafka has stored. */
  void markSent(long id) {
    jdbc.sql("update outbox set sent_at = now() where id = ?").param(id).update();
  }
}
