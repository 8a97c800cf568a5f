package dev.forseti.policy.state;

import java.util.HashMap;
import java.util.Map;

/**
 * One instance of each value that many records have: of a flood a hundred thousand name the same
 * campaign, room and reason. It knows so many values at a time that memory is bounded.
 */
final class Shared {
  private static final int MOST = 10_000;

  private final Map<Object, Object> values = new HashMap<>();

  /** The value, or one that equals it; only for what never changes. */
  @SuppressWarnings("unchecked") // what equals a record or a text is one of the same type
  <T> T one(T value) {
    if (values.size() >= MOST) {
      values.clear();
    }
    Object known = values.putIfAbsent(value, value);
    return known == null ? value : (T) known;
  }
}
