package dev.forseti.features;

import java.util.Arrays;

/**
 * What was seen of a sender in some rooms: compact and immutable.
 *
 * @param firstSeen epoch milliseconds by the tap's clock; {@link Unknown#LONG} when the sender was
 *     met in history first
 * @param messages messages so far
 * @param rooms hashes of the rooms spoken in, sorted, at most 64
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere; written to state as it is
public record Presence(long firstSeen, long messages, int[] rooms) {
  /** Somebody of whom nothing was seen. */
  static final Presence NONE = startingAt(Unknown.LONG);

  private static final int MOST_ROOMS = 64;

  /** Somebody first seen at that moment. */
  public static Presence startingAt(long millis) {
    return new Presence(millis, 0, new int[0]);
  }

  /** With one more message in that room. */
  public Presence withMessage(String room) {
    int hash = room.hashCode();
    int at = Arrays.binarySearch(rooms, hash);
    if (at >= 0 || rooms.length >= MOST_ROOMS) {
      return new Presence(firstSeen, messages + 1, rooms);
    }
    int place = -1 - at;
    int[] more = new int[rooms.length + 1];
    System.arraycopy(rooms, 0, more, 0, place);
    more[place] = hash;
    System.arraycopy(rooms, place, more, place + 1, rooms.length - place);
    return new Presence(firstSeen, messages + 1, more);
  }
}
