package dev.forseti.rules;

/** Where the counters of a key live: the port that each host of the engine fills. */
public interface CounterStates {
  /** The state of the key within the group; a new one when there is none. */
  KeyState get(CounterGroup group, String key);

  /** Tells that the state was changed. */
  default void changed(CounterGroup group, String key, KeyState state) {}
}
