package dev.forseti.policy.filter;

import dev.forseti.model.RoomId;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;

/** What all filters have done, room by room and together. */
final class FilterTallies {
  private static final String ACTIONS = "forseti.filter.actions";

  private final Map<RoomId, RoomTally> byRoom = new HashMap<>();
  private final MeterRegistry metrics;

  FilterTallies(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Those of a room. */
  RoomTally of(RoomId room) {
    return byRoom.computeIfAbsent(room, r -> new RoomTally());
  }

  /** The room has no filter any more. */
  void forget(RoomId room) {
    byRoom.remove(room);
  }

  /**
   * Counts for operators.
   *
   * @param what of a few kinds: remove, ban, unban, join, command
   * @param result of a few kinds: done, refused, left_out
   */
  void count(String what, String result) {
    metrics.counter(ACTIONS, "action", what, "result", result).increment();
  }
}
