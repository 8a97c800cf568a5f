package dev.forseti.scoring;

import dev.forseti.model.Malformed;
import dev.forseti.wire.Topic;
import dev.forseti.wire.WireException;
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
 * with its position and is counted as {@code records-malformed}, tombstones are counted as {@code
 * tombstones}: in = out + malformed + tombstones.
 *
 * @param <T> what the topic holds
 */
final class DecodeRecord<T> extends ProcessFunction<KafkaRecord, T> {
  private static final long serialVersionUID = 1L;

  static final OutputTag<Malformed> MALFORMED =
      new OutputTag<>("malformed-records", StreamTypes.MALFORMED);

  private final String name;
  private transient @Nullable Topic<T> topic;
  private transient @Nullable Counter malformed;
  private transient @Nullable Counter tombstones;

  DecodeRecord(Topic<T> topic) {
    this.name = topic.name();
  }

  @Override
  public void open(OpenContext context) {
    topic = WireType.topic(name);
    malformed = getRuntimeContext().getMetricGroup().counter("records-malformed");
    tombstones = getRuntimeContext().getMetricGroup().counter("tombstones");
  }

  @Override
  public void processElement(KafkaRecord found, Context context, Collector<T> out) {
    if (found.isTombstone()) {
      Opened.of(tombstones).inc();
      return;
    }
    T value;
    try {
      value = Opened.of(topic).codec().decode(found.value);
    } catch (WireException wrong) {
      Opened.of(malformed).inc();
      context.output(MALFORMED, setAside(found, wrong));
      return;
    }
    out.collect(value);
  }

  private static Malformed setAside(KafkaRecord found, WireException why) {
    return new Malformed(
        "scoring:" + found.position,
        "scoring",
        found.position,
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
