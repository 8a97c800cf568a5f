package dev.forseti.scoring.features;

import dev.forseti.model.RoomEvent;
import dev.forseti.scoring.encoding.EventFlagBits;
import dev.forseti.scoring.state.StateExpiry;
import dev.forseti.scoring.state.WriteBack;
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
 * Finds duplicates among the events of a sender: the first copy of each counts, whichever tap it
 * came from. State: the ids, each with the union of its copies' flags, expired after the configured
 * time after their writing; the newest are cached and written in one go. Duplicates are counted as
 * {@code events-repeated}, those with flags that the copies before them did not have as {@code
 * flags-late} too: what was concluded stays.
 */
final class EventDeduplicator implements WriteBack {
  private static final int CACHE_SIZE = 16_384;

  private final KeyContext keys;
  private final MapState<String, Integer> flagsById;
  private final Map<String, Map<String, Integer>> unwritten = new HashMap<>();
  private final Counter duplicates;
  private final Counter lateFlags;
  private int unwrittenCount;

  EventDeduplicator(RuntimeContext runtime, KeyContext keys, Duration forgetAfter) {
    var descriptor = new MapStateDescriptor<>("seen-event-ids", Types.STRING, Types.INT);
    descriptor.enableTimeToLive(StateExpiry.after(forgetAfter));
    this.keys = keys;
    flagsById = runtime.getMapState(descriptor);
    duplicates = runtime.getMetricGroup().counter("events-repeated");
    lateFlags = runtime.getMetricGroup().counter("flags-late");
  }

  /** Whether this is the first copy; the next one will not be. */
  boolean isFirst(RoomEvent event) throws Exception {
    String sender = event.sender().value();
    String id = event.eventId().value();
    int flags = EventFlagBits.of(event.flags());
    Integer before = flags(sender, id);
    if (before == null || (before | flags) != before) {
      put(sender, id, before == null ? flags : before | flags);
    }
    if (before == null) {
      return true;
    }
    duplicates.inc();
    if ((before | flags) != before) {
      lateFlags.inc();
    }
    return false;
  }

  private @Nullable Integer flags(String sender, String id) throws Exception {
    Map<String, Integer> cached = unwritten.get(sender);
    Integer known = cached == null ? null : cached.get(id);
    if (known != null) {
      return known;
    }
    keys.setCurrentKey(sender);
    return flagsById.get(id);
  }

  private void put(String sender, String id, int flags) throws Exception {
    unwritten.computeIfAbsent(sender, unused -> new HashMap<>(4)).put(id, flags);
    unwrittenCount++;
    if (unwrittenCount >= CACHE_SIZE) {
      writeBack();
    }
  }

  @Override
  public void writeBack() throws Exception {
    for (Map.Entry<String, Map<String, Integer>> one : unwritten.entrySet()) {
      keys.setCurrentKey(one.getKey());
      flagsById.putAll(one.getValue());
    }
    unwritten.clear();
    unwrittenCount = 0;
  }
}
