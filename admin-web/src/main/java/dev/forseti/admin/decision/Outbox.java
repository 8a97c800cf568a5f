package dev.forseti.admin.decision;

import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Decisions on their way to Kafka, and what is to be removed with them. Here they become records of
 * topics; the rows are written in the transaction that stores the decision, and {@link OutboxRelay}
 * sends them.
 */
@Repository
class Outbox {
  private static final int MOST_AT_ONCE = 200;

  private final JdbcClient jdbc;

  Outbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A record that is to be sent. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(long id, String topic, String key, byte[] value) {
    boolean isRequest() {
      return topic.equals(Topics.REDACTION_REQUESTS.name());
    }
  }

  /** Adds records of a topic. */
  <T> void add(Topic<T> topic, List<T> values) {
    if (values.isEmpty()) {
      return;
    }
    jdbc.sql("insert into outbox (topic, key, value) select ?, k, v from unnest(?, ?) as r(k, v)")
        .params(
            topic.name(),
            values.stream().map(topic.key()).toArray(String[]::new),
            values.stream().map(topic.codec()::encode).toArray(byte[][]::new))
        .update();
  }

  /**
   * What is to be sent next, locked until the transaction ends: the oldest record that was not
   * sent, and of redaction requests, of which one decision may make thousands, those after it too.
   */
  List<Row> next() {
    List<Row> oldest = oldest(1);
    return oldest.stream().anyMatch(Row::isRequest)
        ? oldest(MOST_AT_ONCE).stream().takeWhile(Row::isRequest).toList()
        : oldest;
  }

  private List<Row> oldest(int most) {
    return jdbc.sql(
            """
            select id, topic, key, value from outbox where sent_at is null
            order by id limit ? for update\
            """)
        .param(most)
        .query(
            (row, n) ->
                new Row(row.getLong(1), row.getString(2), row.getString(3), row.getBytes(4)))
        .list();
  }

  /** Marks records that Kafka has stored. */
  void markSent(List<Row> rows) {
    jdbc.sql("update outbox set sent_at = now() where id = any(?)")
        .param(rows.stream().map(Row::id).toArray(Long[]::new))
        .update();
  }
}
