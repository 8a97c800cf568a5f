package dev.forseti.ingest.matrix;

import java.util.Arrays;
import java.util.Optional;

/**
 * The versions of rooms that say how an event's id comes from its content (Matrix specification,
 * Room Versions). In 1 and 2 the sender's server chose the id, so there it is always stated.
 */
enum RoomVersion {
  V3("3"),
  V4("4"),
  V5("5"),
  V6("6"),
  V7("7"),
  V8("8"),
  V9("9"),
  V10("10"),
  V11("11"),
  V12("12");

  private final String id;

  RoomVersion(String id) {
    this.id = id;
  }

  /** The version of that name; none for those whose ids are not derived, and unknown ones. */
  static Optional<RoomVersion> of(String id) {
    return Arrays.stream(values()).filter(it -> it.id.equals(id)).findFirst();
  }

  boolean isAtLeast(RoomVersion other) {
    return compareTo(other) >= 0;
  }
}
