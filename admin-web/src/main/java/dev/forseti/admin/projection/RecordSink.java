package dev.forseti.admin.projection;

import dev.forseti.admin.cases.SubjectLocks;
import dev.forseti.admin.store.DatabaseErrors;
import dev.forseti.model.Malformed;
import dev.forseti.runtime.kafka.ReadPosition;
import dev.forseti.runtime.kafka.TopicRecord;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the records of a poll, {@linkplain RecordSlice some} at a time: their rows and how far the
 * partitions are read in one transaction. A record that cannot be stored is skipped and reported as
 * malformed; only a database that is unavailable stops the rest.
 */
@Component
class RecordSink {
  private static final Logger LOG = LoggerFactory.getLogger(RecordSink.class);

  private final SubjectLocks locks;
  private final Projections projections;
  private final MalformedTable malformed;
  private final StoredOffsets offsets;
  private final TransactionTemplate transactions;

  RecordSink(
      SubjectLocks locks,
      Projections projections,
      MalformedTable malformed,
      StoredOffsets offsets,
      TransactionTemplate transactions) {
    this.locks = locks;
    this.projections = projections;
    this.malformed = malformed;
    this.offsets = offsets;
    this.transactions = transactions;
  }

  /**
   * Writes what was polled.
   *
   * @param unreadable what of it could not be read
   * @param progress how far each partition was read
   */
  void accept(
      List<TopicRecord<?>> records, List<Malformed> unreadable, List<ReadPosition> progress) {
    List<Malformed> first = unreadable; // before any offset passes them
    for (RecordSlice slice : RecordSlice.of(records, progress)) {
      write(slice, first);
      first = List.of();
    }
  }

  private void write(RecordSlice slice, List<Malformed> unreadable) {
    try {
      transactions.executeWithoutResult(
          status -> {
            locks.hold(slice.subjects()); // all before the first row, or readers wait in a circle
            slice.records().forEach(this::apply);
            finish(unreadable, slice.progress());
          });
    } catch (RuntimeException failed) {
      requireRecordFault(failed);
      slice.records().forEach(this::acceptSingly);
      transactions.executeWithoutResult(status -> finish(unreadable, slice.progress()));
    }
  }

  private void finish(List<Malformed> unreadable, List<ReadPosition> progress) {
    unreadable.forEach(malformed::add);
    progress.forEach(offsets::store);
  }

  /** The offset follows when all are done: a record that is read again changes nothing. */
  private void acceptSingly(TopicRecord<?> record) {
    try {
      transactions.executeWithoutResult(
          status -> {
            locks.hold(RecordSlice.subjects(record));
            apply(record);
          });
    } catch (RuntimeException failed) {
      requireRecordFault(failed);
      String kind = failed.getClass().getSimpleName();
      malformed.addNotStored(record, kind);
      LOG.atWarn()
          .addKeyValue("position", record.position())
          .addKeyValue("failure", kind)
          .log("a record cannot be stored and is skipped");
    }
  }

  private static void requireRecordFault(RuntimeException failed) {
    if (DatabaseErrors.isUnavailable(failed)) {
      throw failed;
    }
  }

  private <T> void apply(TopicRecord<T> record) {
    T value = record.value();
    if (value == null) {
      projections.remove(record.topic(), record.key(), record.storedAt());
    } else {
      projections.apply(record.topic(), record.key(), value);
    }
  }
}
