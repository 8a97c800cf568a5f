package dev.forseti.admin.projection;

import dev.forseti.runtime.kafka.PartitionRange;
import dev.forseti.runtime.kafka.ReadPosition;
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

  /** The next record to read of the partition; its first when none is stored. */
  long next(PartitionRange partition) {
    return jdbc.sql(
            "select next_offset from topic_offsets where topic = ? and part = ? and topic_id = ?")
        .params(partition.topic(), partition.partition(), partition.topicId())
        .query(Long.class)
        .optional()
        .orElse(partition.first());
  }

  /** Stores how far it was read; to be called in the transaction of the rows before it. */
  void store(ReadPosition read) {
    jdbc.sql(
            """
            insert into topic_offsets (topic, part, topic_id, next_offset) values (?, ?, ?, ?)
            on conflict (topic, part) do update set
              topic_id = excluded.topic_id, next_offset = excluded.next_offset\
            """)
        .params(read.topic(), read.partition(), read.topicId(), read.next())
        .update();
  }
}
