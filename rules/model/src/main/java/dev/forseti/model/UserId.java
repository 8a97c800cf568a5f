package dev.forseti.model;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A Matrix user: {@code @localpart:server}. The historical grammar is accepted, as homeservers
 * still send such ids: any localpart without a colon, also an empty one.
 *
 * @param value the whole id, at most 255 bytes of UTF-8 (Matrix specification, appendices, User
 *     Identifiers)
 */
public record UserId(String value) implements Comparable<UserId> {
  /** The greatest length of an id in bytes of UTF-8. */
  public static final int MAX_BYTES = 255;

  public UserId {
    int colon = value.indexOf(':');
    if (value.isEmpty() || value.charAt(0) != '@' || colon < 0) {
      throw new IllegalArgumentException(
          "user id must read @localpart:server, was " + Ids.shown(value));
    }
    Ids.requireNoControl("user id", value);
    if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "user id must have at most 255 bytes, was " + Ids.shown(value));
    }
    ServerName.requireValid(value.substring(colon + 1));
  }

  /** The user of that id; none when the text is no user id. */
  public static Optional<UserId> read(String text) {
    return Ids.read(text, UserId::new);
  }

  /** The part between {@code @} and the first colon; may be empty. */
  public String localpart() {
    return value.substring(1, value.indexOf(':'));
  }

  /** The homeserver of the user, with its port if the id has one. */
  public ServerName server() {
    return new ServerName(value.substring(value.indexOf(':') + 1));
  }

  @Override
  public int compareTo(UserId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
