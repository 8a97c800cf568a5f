package dev.forseti.scoring;

import dev.forseti.model.Malformed;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.wire.Topic;
import dev.forseti.wire.WireException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a topic. It keeps no state; what cannot be read goes to {@link #MALFORMED}
 * with its position and is counted as {@code records-malformed}, what the topic says is no more is
 * counted as {@code tombstones}: in = out + malformed + tombstones, but for those tombstones that
 * mean something.
 *
 * @param <V> what the topic holds
 * @param <T> what comes out
 */
final class DecodeRecord<V, T> extends ProcessFunction<KafkaRecord, T> {
  private static final long serialVersionUID = 2L;

  static final OutputTag<Malformed> MALFORMED =
      new OutputTag<>("malformed-records", StreamTypes.MALFORMED);

  private final String name;
  private final Shape<V, T> shape;
  private final Removal<T> removal;
  private transient @Nullable Topic<V> topic;
  private transient @Nullable Counter malformed;
  private transient @Nullable Counter tombstones;

  /** What becomes of a value. */
  interface Shape<V, T> extends Serializable {
    T of(V value);
  }

  /** What it means that a key is no more; null for nothing. */
  interface Removal<T> extends Serializable {
    @Nullable T of(String key);
  }

  DecodeRecord(Topic<V> topic, Shape<V, T> shape, Removal<T> removal) {
    this.name = topic.name();
    this.shape = shape;
    this.removal = removal;
  }

  /** Values as they are, tombstones passed over. */
  static <T> DecodeRecord<T, T> of(Topic<T> topic) {
    return new DecodeRecord<>(topic, value -> value, key -> null);
  }

  @Override
  public void open(OpenContext context) {
    topic = KafkaTopics.named(name);
    malformed = getRuntimeContext().getMetricGroup().counter("records-malformed");
    tombstones = getRuntimeContext().getMetricGroup().counter("tombstones");
  }

  @Override
  public void processElement(KafkaRecord found, Context context, Collector<T> out) {
    if (found.isTombstone()) {
      Opened.of(tombstones).inc();
      T removed = removal.of(new String(found.key, StandardCharsets.UTF_8));
      if (removed != null) {
        out.collect(removed);
      }
      return;
    }
    V value;
    try {
      value = Opened.of(topic).codec().decode(found.value);
    } catch (WireException wrong) {
      Opened.of(malformed).inc();
      context.output(MALFORMED, setAside(found, wrong));
      return;
    }
    out.collect(shape.of(value));
  }

  private static Malformed setAside(KafkaRecord found, WireException why) {
    return new Malformed(
        "scoring:" + found.position(),
        "scoring",
        found.position(),
        Malformed.Reason.NOT_JSON,
        String.valueOf(why.getMessage()),
        new String(
            found.value,
            0,
            Math.min(found.value.length, Malformed.MAX_PAYLOAD),
            StandardCharsets.UTF_8),
        Instant.ofEpochMilli(found.timestamp));
  }
}
