package dev.forseti.scoring;

import dev.forseti.model.EventFlag;
import dev.forseti.model.RoomEvent;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first copy of each event through, whichever tap it came from.
 *
 * <p>Keyed by room and not by event id, so that the events of a room stay in their order: an event
 * is in one room only. State: the ids seen in the room, each with the union of its flags, forgotten
 * after the configured time. Repetitions are counted as {@code events-repeated}.
 */
final class DropDuplicates extends KeyedProcessFunction<String, RoomEvent, RoomEvent> {
  private static final long serialVersionUID = 1L;

  private final Duration forgetAfter;
  private transient @Nullable MapState<String, Integer> seenEventIds;
  private transient @Nullable Counter repeated;

  DropDuplicates(Duration forgetAfter) {
    this.forgetAfter = forgetAfter;
  }

  @Override
  public void open(OpenContext context) {
    var seen = new MapStateDescriptor<>("seen-event-ids", Types.STRING, Types.INT);
    seen.enableTimeToLive(ttl(forgetAfter));
    seenEventIds = getRuntimeContext().getMapState(seen);
    repeated = getRuntimeContext().getMetricGroup().counter("events-repeated");
  }

  /** Forgotten after that time without a write, also by RocksDB's compactions. */
  static StateTtlConfig ttl(Duration time) {
    return StateTtlConfig.newBuilder(time)
        .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
        .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
        .cleanupInRocksdbCompactFilter(10_000)
        .build();
  }

  @Override
  public void processElement(RoomEvent event, Context context, Collector<RoomEvent> out)
      throws Exception {
    MapState<String, Integer> seen = Opened.of(seenEventIds);
    int flags = bits(event);
    Integer before = seen.get(event.eventId().value());
    if (before == null) {
      seen.put(event.eventId().value(), flags);
      out.collect(event);
      return;
    }
    Opened.of(repeated).inc();
    if ((before | flags) != before) {
      seen.put(event.eventId().value(), before | flags);
    }
  }

  private static int bits(RoomEvent event) {
    int bits = 0;
    for (EventFlag flag : event.flags()) {
      bits |= 1 << flag.ordinal();
    }
    return bits;
  }
}
