package dev.forseti.admin.projection;

import dev.forseti.wire.Topic;
import dev.forseti.wire.WireException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The records of a poll into the tables, all or none. What no codec reads, or the database cannot
 * hold, is counted and passed by: one such record must not stop all that follow it.
 */
final class RecordSink {
  private static final Logger LOG = LoggerFactory.getLogger(RecordSink.class);

  private final Map<String, Topic<?>> topics;
  private final Projections projections;
  private final EventTables events;
  private final TransactionTemplate transactions;

  RecordSink(
      Map<String, Topic<?>> topics,
      Projections projections,
      EventTables events,
      TransactionTemplate transactions) {
    this.topics = Map.copyOf(topics);
    this.projections = projections;
    this.events = events;
    this.transactions = transactions;
  }

  /** The names of the topics that it knows. */
  List<String> topics() {
    return List.copyOf(topics.keySet());
  }

  void accept(ConsumerRecords<String, byte[]> records) {
    try {
      transactions.executeWithoutResult(status -> records.forEach(this::apply));
    } catch (DataIntegrityViolationException | IllegalArgumentException refused) {
      records.forEach(this::applySingly); // all over again, each by itself, to find the one
    }
  }

  private void applySingly(ConsumerRecord<String, byte[]> record) {
    try {
      transactions.executeWithoutResult(status -> apply(record));
    } catch (DataIntegrityViolationException | IllegalArgumentException refused) {
      unreadable(record, "no table takes it");
    }
  }

  private void unreadable(ConsumerRecord<String, byte[]> record, String reason) {
    events.unreadable(record.topic(), record.partition(), record.offset(), reason);
    LOG.warn("unreadable record in {} at {}: {}", record.topic(), record.offset(), reason);
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    Topic<?> topic = topics.get(record.topic());
    if (topic != null) {
      apply(topic, record);
    }
  }

  private <T> void apply(Topic<T> topic, ConsumerRecord<String, byte[]> record) {
    byte[] bytes = record.value();
    T value = null;
    if (bytes != null) {
      try {
        value = topic.codec().decode(bytes);
      } catch (WireException malformed) {
        unreadable(record, "does not fit the topic's format");
        return;
      }
    }
    projections.apply(topic, record.key() == null ? "" : record.key(), value);
  }
}
