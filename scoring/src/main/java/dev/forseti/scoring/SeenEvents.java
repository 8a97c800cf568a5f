package dev.forseti.scoring;

import dev.forseti.model.RoomEvent;
import dev.forseti.scoring.stream.WrittenFlags;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.jspecify.annotations.Nullable;

/**
 * The events that a sender has sent, so that the first copy of each counts, whichever tap it came
 * from. State: the ids, each with the union of its copies' flags, forgotten after the configured
 * time after their writing; the newest are at hand and written in one go. Repetitions are counted
 * as {@code events-repeated}, those that know more of the event than the copies before them as
 * {@code flags-late} too: what was concluded stays.
 */
final class SeenEvents implements WritesBack {
  private static final int MOST_AT_HAND = 16_384;

  private final KeyContext keys;
  private final MapState<String, Integer> ids;
  private final Map<String, Map<String, Integer>> newest = new HashMap<>();
  private final Counter repeated;
  private final Counter flagsLate;
  private int atHand;

  SeenEvents(RuntimeContext runtime, KeyContext keys, Duration forgetAfter) {
    var seen = new MapStateDescriptor<>("seen-event-ids", Types.STRING, Types.INT);
    seen.enableTimeToLive(Expiry.after(forgetAfter));
    this.keys = keys;
    ids = runtime.getMapState(seen);
    repeated = runtime.getMetricGroup().counter("events-repeated");
    flagsLate = runtime.getMetricGroup().counter("flags-late");
  }

  /** Whether this is the first copy; remembers it. */
  boolean isFirst(RoomEvent event) throws Exception {
    String sender = event.sender().value();
    String id = event.eventId().value();
    int flags = WrittenFlags.bits(event.flags());
    Integer before = flags(sender, id);
    if (before == null || (before | flags) != before) {
      remember(sender, id, before == null ? flags : before | flags);
    }
    if (before == null) {
      return true;
    }
    repeated.inc();
    if ((before | flags) != before) {
      flagsLate.inc();
    }
    return false;
  }

  private @Nullable Integer flags(String sender, String id) throws Exception {
    Map<String, Integer> its = newest.get(sender);
    Integer known = its == null ? null : its.get(id);
    if (known != null) {
      return known;
    }
    keys.setCurrentKey(sender);
    return ids.get(id);
  }

  private void remember(String sender, String id, int flags) throws Exception {
    newest.computeIfAbsent(sender, unused -> new HashMap<>(4)).put(id, flags);
    atHand++;
    if (atHand >= MOST_AT_HAND) {
      writeBack();
    }
  }

  @Override
  public void writeBack() throws Exception {
    for (Map.Entry<String, Map<String, Integer>> one : newest.entrySet()) {
      keys.setCurrentKey(one.getKey());
      ids.putAll(one.getValue());
    }
    newest.clear();
    atHand = 0;
  }
}
