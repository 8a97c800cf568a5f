package dev.forseti.runtime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

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
 * The one rule for records that no codec reads: each is counted as {@code
 * forseti.records.malformed}, set aside with topic, partition, offset and reason, and passed by;
 * the first of a topic and reason is said in the log. Its id follows from its place, so that it is
 * one, however many parts meet it and however often. Safe for many threads.
 */
public final class MalformedRecords {
  private static final Logger log = LoggerFactory.getLogger(MalformedRecords.class);

  private final MeterRegistry metrics;
  private final Consumer<Malformed> setAside;
  private final Set<String> logged = ConcurrentHashMap.newKeySet();

  /**
   * Counts in the registry and hands each on.
   *
   * @param setAside takes what was found, on the reader's thread
   */
  public MalformedRecords(MeterRegistry metrics, Consumer<Malformed> setAside) {
    this.metrics = metrics;
    this.setAside = setAside;
  }

  /** A record that is refused; it is passed by. */
  public void refuse(
      RecordPosition position, Instant storedAt, byte[] value, WireException refused) {
    Malformed found = malformed(position, storedAt, value, refused);
    metrics
        .counter(
            "forseti.records.malformed", "topic", position.topic(), "reason", found.reason().name())
        .increment();
    if (logged.add(position.topic() + " " + found.reason())) {
      log.atWarn()
          .addKeyValue("position", position)
          .addKeyValue("reason", found.reason())
          .log("a record cannot be read and is passed by; more of the topic are counted only");
    }
    setAside.accept(found);
  }

  /** The record as it is set aside. */
  public static Malformed malformed(
      RecordPosition position, Instant storedAt, byte[] value, WireException refused) {
    return new Malformed(
        "record:" + position,
        position.topic(),
        position.toString(),
        refused.reason(),
        refused.detail(),
        new String(value, 0, Math.min(value.length, Malformed.MAX_PAYLOAD), UTF_8),
        storedAt);
  }
}
