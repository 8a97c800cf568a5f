package dev.forseti.rules.counter;

import org.jspecify.annotations.Nullable;

/** Where the counters of a key live: the port that each host of the engine fills. */
public interface CounterStates {
  /** The state of the key within the group; a new one when there is none. */
  CounterCells get(CounterGroup group, String key);

  /** The state of the key within the group; null when there is none. */
  @Nullable CounterCells known(CounterGroup group, String key);

  /** Tells that the state was changed. */
  default void changed(CounterGroup group, String key, CounterCells state) {}
}
