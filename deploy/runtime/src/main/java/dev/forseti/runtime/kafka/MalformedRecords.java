package dev.forseti.runtime.kafka;

import dev.forseti.model.Malformed;
import dev.forseti.wire.WireException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one rule for records that cannot be decoded: each is counted as {@code
 * forseti.records.malformed}, reported with topic, partition, offset and reason (as a {@link
 * MalformedRecord}), and skipped; the first of each topic and reason is logged. Safe for many
 * threads.
 */
public final class MalformedRecords {
  private static final Logger log = LoggerFactory.getLogger(MalformedRecords.class);

  private final MeterRegistry metrics;
  private final Consumer<Malformed> report;
  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  /**
   * Counts in the registry and reports each.
   *
   * @param report takes what was found, on the reader's thread
   */
  public MalformedRecords(MeterRegistry metrics, Consumer<Malformed> report) {
    this.metrics = metrics;
    this.report = report;
  }

  /** Reports a record that was refused; its reader skips it. */
  public void refuse(
      RecordPosition position, Instant storedAt, byte[] value, WireException refused) {
    Malformed found = MalformedRecord.of(position, storedAt, value, refused);
    metrics
        .counter(
            "forseti.records.malformed", "topic", position.topic(), "reason", found.reason().name())
        .increment();
    if (logged.add(position.topic() + " " + found.reason())) {
      log.atWarn()
          .addKeyValue("position", position)
          .addKeyValue("reason", found.reason())
          .log("a record cannot be read and is skipped; more of the topic are counted only");
    }
    report.accept(found);
  }
}
