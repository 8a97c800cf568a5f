package dev.forseti.rules.counter;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counters in maps, by the group's name and the key: rules that come later find what counters of
 * the same meaning remember. {@link #expire} drops what no window reaches any more.
 */
public final class InMemoryCounters implements CounterStates {
  private final Map<String, States> groups = new HashMap<>();

  /** The states of one group, and the longest window that it ever had. */
  private static final class States {
    private final Map<String, CounterCells> byKey = new HashMap<>();
    private long longestMillis;
  }

  @Override
  public CounterCells get(CounterGroup group, String key) {
    States states = groups.get(group.name());
    if (states == null) {
      states = new States();
      groups.put(group.name(), states);
    }
    states.longestMillis = Math.max(states.longestMillis, group.longestMillis());
    return states.byKey.computeIfAbsent(key, unused -> group.fresh());
  }

  @Override
  public @Nullable CounterCells known(CounterGroup group, String key) {
    States states = groups.get(group.name());
    return states == null ? null : states.byKey.get(key);
  }

  /** Drops all states without events for their longest window. */
  public void expire(long nowMillis) {
    groups
        .values()
        .forEach(
            states ->
                states
                    .byKey
                    .values()
                    .removeIf(state -> nowMillis - state.touched() > states.longestMillis));
  }

  /** How many keys are held. */
  public int size() {
    return groups.values().stream().mapToInt(states -> states.byKey.size()).sum();
  }
}
