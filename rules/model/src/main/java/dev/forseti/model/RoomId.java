package dev.forseti.model;

import java.util.Optional;

/**
 * A Matrix room: {@code !opaque:server}, or {@code !opaque} alone from room version 12 on, where
 * the id is the hash of the create event (MSC4291).
 *
 * @param value the whole id, at most 255 characters
 */
public record RoomId(String value) implements Comparable<RoomId> {
  public RoomId {
    if (value.length() < 2 || value.charAt(0) != '!' || value.length() > 255) {
      throw new IllegalArgumentException(
          "room id must read !opaque[:server], was " + Ids.shown(value));
    }
    Ids.requireNoControl("room id", value);
  }

  /** The room of that id; none when the text is no room id. */
  public static Optional<RoomId> read(String text) {
    return Ids.read(text, RoomId::new);
  }

  /**
   * The server in the id; none from room version 12 on, nor where strangers wrote something else
   * behind the colon. It says who made the room, not who is in it.
   */
  public Optional<ServerName> server() {
    int colon = value.indexOf(':');
    return colon < 0 ? Optional.empty() : ServerName.read(value.substring(colon + 1));
  }

  /** Whether a homeserver can have made the id: what is behind its colon is a server's name. */
  public boolean isPossible() {
    return value.indexOf(':') < 0 || server().isPresent();
  }

  @Override
  public int compareTo(RoomId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
