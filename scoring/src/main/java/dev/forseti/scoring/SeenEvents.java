package dev.forseti.scoring;

import dev.forseti.model.RoomEvent;
import dev.forseti.scoring.stream.WrittenFlags;
import java.time.Duration;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;

/**
 * The events that a sender has sent, so that the first copy of each counts, whichever tap it came
 * from. State: the ids, each with the union of its copies' flags, forgotten after the configured
 * time. Repetitions are counted as {@code events-repeated}, those that know more of the event than
 * the copies before them as {@code flags-late} too: what was concluded stays.
 */
final class SeenEvents {
  private final MapState<String, Integer> ids;
  private final Counter repeated;
  private final Counter flagsLate;

  SeenEvents(RuntimeContext runtime, Duration forgetAfter) {
    var seen = new MapStateDescriptor<>("seen-event-ids", Types.STRING, Types.INT);
    seen.enableTimeToLive(Expiry.after(forgetAfter));
    ids = runtime.getMapState(seen);
    repeated = runtime.getMetricGroup().counter("events-repeated");
    flagsLate = runtime.getMetricGroup().counter("flags-late");
  }

  /** Whether this is the first copy; remembers it. */
  boolean isFirst(RoomEvent event) throws Exception {
    int flags = WrittenFlags.bits(event.flags());
    Integer before = ids.get(event.eventId().value());
    if (before == null) {
      ids.put(event.eventId().value(), flags);
      return true;
    }
    repeated.inc();
    if ((before | flags) != before) {
      flagsLate.inc();
      ids.put(event.eventId().value(), before | flags);
    }
    return false;
  }
}
