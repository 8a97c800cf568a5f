package dev.forseti.admin.projection;

import dev.forseti.admin.store.DatabaseErrors;
import dev.forseti.wire.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the records of a poll and the offsets behind them in one transaction. A record that cannot
 * be decoded or stored is listed as unreadable and skipped; only a database that is unavailable
 * stops the rest.
 */
final class RecordSink {
  private static final Logger LOG = LoggerFactory.getLogger(RecordSink.class);

  private final Map<String, Topic<?>> topics;
  private final Projections projections;
  private final EventTables events;
  private final StoredOffsets offsets;
  private final TransactionTemplate transactions;

  RecordSink(
      Map<String, Topic<?>> topics,
      Projections projections,
      EventTables events,
      StoredOffsets offsets,
      TransactionTemplate transactions) {
    this.topics = Map.copyOf(topics);
    this.projections = projections;
    this.events = events;
    this.offsets = offsets;
    this.transactions = transactions;
  }

  /** The names of the topics that it knows. */
  List<String> topics() {
    return List.copyOf(topics.keySet());
  }

  /**
   * Writes the records.
   *
   * @param topicIds the ids of the topics that they were read from, by name
   */
  void accept(ConsumerRecords<String, byte[]> records, Map<String, String> topicIds) {
    try {
      transactions.executeWithoutResult(
          status -> {
            records.forEach(this::apply);
            for (TopicPartition partition : records.partitions()) {
              long last = records.records(partition).getLast().offset();
              offsets.store(partition, id(topicIds, partition.topic()), last + 1);
            }
          });
    } catch (RuntimeException failed) {
      requireRecordFault(failed);
      records.forEach(record -> acceptSingly(record, id(topicIds, record.topic())));
    }
  }

  private void acceptSingly(ConsumerRecord<String, byte[]> record, String topicId) {
    var partition = new TopicPartition(record.topic(), record.partition());
    try {
      transactions.executeWithoutResult(
          status -> {
            apply(record);
            offsets.store(partition, topicId, record.offset() + 1);
          });
    } catch (RuntimeException failed) {
      requireRecordFault(failed);
      transactions.executeWithoutResult(
          status -> {
            skip(record, "cannot be stored (" + failed.getClass().getSimpleName() + ")");
            offsets.store(partition, topicId, record.offset() + 1);
          });
    }
  }

  private static void requireRecordFault(RuntimeException failed) {
    if (DatabaseErrors.isUnavailable(failed)) {
      throw failed;
    }
  }

  private static String id(Map<String, String> topicIds, String topic) {
    return topicIds.getOrDefault(topic, "");
  }

  private void skip(ConsumerRecord<String, byte[]> record, String reason) {
    events.unreadable(record.topic(), record.partition(), record.offset(), reason);
    LOG.warn(
        "skipped record in {}, partition {}, offset {}: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        reason);
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    Topic<?> topic = topics.get(record.topic());
    if (topic != null) {
      apply(topic, record);
    }
  }

  @SuppressWarnings("NullableProblems") // a codec may answer null for the literal null
  private <T> void apply(Topic<T> topic, ConsumerRecord<String, byte[]> record) {
    String key = record.key() == null ? "" : record.key();
    byte[] bytes = record.value();
    if (bytes == null) {
      projections.remove(topic, key, Instant.ofEpochMilli(record.timestamp()));
      return;
    }
    T value;
    try {
      value = topic.codec().decode(bytes);
    } catch (RuntimeException | StackOverflowError malformed) {
      skip(record, "does not fit the topic's format");
      return;
    }
    if (value == null) {
      skip(record, "holds nothing");
      return;
    }
    projections.apply(topic, key, value);
  }
}
