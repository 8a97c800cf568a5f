package dev.forseti.model;

/**
 * Whom evidence is about.
 *
 * @param kind what sort of subject it is
 * @param id its identifier within that sort, for example {@code @eve:evil.example}
 */
public record Subject(Kind kind, String id) {
  public Subject {
    if (id.isEmpty() || id.length() > 512) {
      throw new IllegalArgumentException(
          "subject id must have 1 to 512 characters, was " + Ids.shown(id));
    }
  }

  /** The sorts of subjects. */
  public enum Kind {
    /** A Matrix user. */
    USER,
    /** A homeserver. */
    SERVER,
    /** A room. */
    ROOM,
    /** A registered domain that links point to. */
    LINK,
    /** A text that several senders repeat, by its fingerprint. */
    CAMPAIGN,
    /** A bridge, by the user id of its bot. */
    BRIDGE;

    private final String prefix = name().toLowerCase(java.util.Locale.ROOT) + ":";
  }

  /** The subject that a user is. */
  public static Subject user(UserId user) {
    return new Subject(Kind.USER, user.value());
  }

  /**
   * The subject that a homeserver is: its host. A port says where it listens; lists and ACLs ignore
   * it, so two ports of a host are one subject.
   */
  public static Subject server(ServerName server) {
    return new Subject(Kind.SERVER, server.host());
  }

  /** The subject that a room is. */
  public static Subject room(RoomId room) {
    return new Subject(Kind.ROOM, room.value());
  }

  /**
   * One string for both parts: the key of topics and tables, for example {@code
   * user:@eve:evil.example}.
   */
  public String key() {
    return kind.prefix.concat(id);
  }

  /** The subject whose {@link #key} this is. */
  public static Subject ofKey(String key) {
    int colon = key.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("subject key must read kind:id, was " + Ids.shown(key));
    }
    return new Subject(
        Kind.valueOf(key.substring(0, colon).toUpperCase(java.util.Locale.ROOT)),
        key.substring(colon + 1));
  }

  @Override
  public String toString() {
    return key();
  }
}
