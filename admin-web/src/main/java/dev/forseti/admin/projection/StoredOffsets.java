package dev.forseti.admin.projection;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The next record to read of each partition, in the database of the rows: whoever has the rows has
 * the offsets. An offset counts only for the topic that it was stored for: a topic that was deleted
 * and made again has another id.
 */
@Component
class StoredOffsets {
  private final JdbcClient jdbc;

  StoredOffsets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The stored offsets of these topics.
   *
   * @param topicIds the topics' ids by name, as Kafka has them now
   */
  Map<TopicPartition, Long> load(Map<String, String> topicIds) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    jdbc.sql("select topic, part, topic_id, next_offset from topic_offsets")
        .query(
            row -> {
              String topic = row.getString(1);
              if (row.getString(3).equals(topicIds.get(topic))) {
                offsets.put(new TopicPartition(topic, row.getInt(2)), row.getLong(4));
              }
            });
    return offsets;
  }

  /** Stores the next record to read; to be called in the transaction of the rows before it. */
  void store(TopicPartition partition, String topicId, long next) {
    jdbc.sql(
            """
            insert into topic_offsets (topic, part, topic_id, next_offset) values (?, ?, ?, ?)
            on conflict (topic, part) do update set
              topic_id = excluded.topic_id, next_offset = excluded.next_offset\
            """)
        .params(partition.topic(), partition.partition(), topicId, next)
        .update();
  }
}
