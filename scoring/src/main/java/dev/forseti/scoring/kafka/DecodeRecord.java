package dev.forseti.scoring.kafka;

import static dev.forseti.scoring.state.OperatorLifecycle.requireOpen;

import dev.forseti.model.Malformed;
import dev.forseti.pipeline.InputLimits;
import dev.forseti.runtime.kafka.MalformedRecord;
import dev.forseti.runtime.kafka.RecordPosition;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.wire.Topic;
import dev.forseti.wire.WireException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the values of a topic. It keeps no state; what cannot be decoded, or is refused, goes to
 * {@link #MALFORMED} with its position and is counted as {@code records-malformed}, a tombstone is
 * counted as {@code tombstones}: in = out + malformed + tombstones, but for those tombstones that
 * are mapped to something.
 *
 * @param <V> what the topic holds
 * @param <T> what comes out
 */
public final class DecodeRecord<V, T> extends ProcessFunction<KafkaRecord, T> {
  private static final long serialVersionUID = 3L;

  public static final OutputTag<Malformed> MALFORMED =
      new OutputTag<>("malformed-records", StreamTypes.MALFORMED);

  private final String name;
  private final ValueCheck<V> check;
  private final ValueMapping<V, T> ofValue;
  private final TombstoneMapping<T> ofTombstone;
  private transient @Nullable Topic<V> topic;
  private transient @Nullable Counter malformed;
  private transient @Nullable Counter tombstones;

  /** What comes out for a value. */
  public interface ValueMapping<V, T> extends Serializable {
    T of(V value);
  }

  /** What comes out for a tombstone; null for nothing. */
  public interface TombstoneMapping<T> extends Serializable {
    @Nullable T of(String key);
  }

  /** Why scoring refuses a value; none when it does not. */
  public interface ValueCheck<V> extends Serializable {
    Optional<InputLimits.Refusal> refusal(V value);
  }

  public DecodeRecord(
      Topic<V> topic,
      ValueCheck<V> check,
      ValueMapping<V, T> ofValue,
      TombstoneMapping<T> ofTombstone) {
    this.name = topic.name();
    this.check = check;
    this.ofValue = ofValue;
    this.ofTombstone = ofTombstone;
  }

  /** Values as they are, without tombstones. */
  public static <T> DecodeRecord<T, T> of(Topic<T> topic, ValueCheck<T> check) {
    return new DecodeRecord<>(topic, check, value -> value, key -> null);
  }

  @Override
  public void open(OpenContext context) {
    topic = KafkaConnectors.topic(name);
    malformed = getRuntimeContext().getMetricGroup().counter("records-malformed");
    tombstones = getRuntimeContext().getMetricGroup().counter("tombstones");
  }

  @Override
  public void processElement(KafkaRecord record, Context context, Collector<T> out) {
    if (record.isTombstone()) {
      requireOpen(tombstones).inc();
      T mapped = ofTombstone.of(new String(record.key, StandardCharsets.UTF_8));
      if (mapped != null) {
        out.collect(mapped);
      }
      return;
    }
    V value;
    Optional<InputLimits.Refusal> refusal;
    try {
      value = requireOpen(topic).codec().decode(record.value);
      refusal = check.refusal(value);
    } catch (WireException wrong) {
      Instant storedAt = Instant.ofEpochMilli(record.timestamp);
      refuse(MalformedRecord.of(record.position(name), storedAt, record.value, wrong), context);
      return;
    }
    if (refusal.isPresent()) {
      refuse(malformed(record, refusal.get()), context);
    } else {
      out.collect(ofValue.of(value));
    }
  }

  private void refuse(Malformed found, Context context) {
    requireOpen(malformed).inc();
    context.output(MALFORMED, found);
  }

  /** A record that can be read and is refused by scoring alone. */
  private Malformed malformed(KafkaRecord record, InputLimits.Refusal refusal) {
    RecordPosition position = record.position(name);
    return new Malformed(
        "scoring:" + position,
        "scoring",
        position.toString(),
        refusal.reason(),
        refusal.detail(),
        new String(
            record.value,
            0,
            Math.min(record.value.length, Malformed.MAX_PAYLOAD),
            StandardCharsets.UTF_8),
        Instant.ofEpochMilli(record.timestamp));
  }
}
