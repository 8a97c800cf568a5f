package dev.forseti.rules;

import java.util.HashMap;
import java.util.Map;

/** Counters in a map; {@link #expire} drops those whose longest window is over. */
public final class InMemoryCounters implements CounterStates {
  private final Map<CounterGroup, Map<String, KeyState>> groups = new HashMap<>();

  @Override
  public KeyState get(CounterGroup group, String key) {
    return groups
        .computeIfAbsent(group, unused -> new HashMap<>())
        .computeIfAbsent(key, unused -> new KeyState(group.counters().size()));
  }

  /** Drops all states without events for their longest window. */
  public void expire(long nowMillis) {
    groups.forEach(
        (group, states) ->
            states.values().removeIf(state -> nowMillis - state.touched() > group.longestMillis()));
  }

  /** How many keys are held. */
  public int size() {
    return groups.values().stream().mapToInt(Map::size).sum();
  }
}
