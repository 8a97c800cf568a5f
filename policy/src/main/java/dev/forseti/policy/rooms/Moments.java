package dev.forseti.policy.rooms;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as they are told in rooms. */
public final class Moments {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private Moments() {}

  /** To the minute, in UTC. */
  public static String text(Instant time) {
    return FORMAT.format(time);
  }
}
