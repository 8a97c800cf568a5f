package dev.forseti.model;

import java.util.Optional;

/**
 * A Matrix event: {@code $opaque}, with {@code :server} behind it in room versions 1 and 2.
 *
 * @param value the whole id, at most 255 characters
 */
public record EventId(String value) implements Comparable<EventId> {
  public EventId {
    if (value.length() < 2 || value.charAt(0) != '$' || value.length() > 255) {
      throw new IllegalArgumentException("event id must read $opaque, was " + Ids.shown(value));
    }
    Ids.requireNoControl("event id", value);
  }

  /** The event of that id; none when the text is no event id. */
  public static Optional<EventId> read(String text) {
    return Ids.read(text, EventId::new);
  }

  @Override
  public int compareTo(EventId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
