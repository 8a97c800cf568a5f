package dev.forseti.model;

import java.util.Set;

/**
 * Whom evidence is about: one thing, named by its id. The id is literal: whatever signs it holds,
 * it is never read as a pattern, which is an {@link EntityPattern}.
 *
 * @param kind what sort of subject it is
 * @param id its identifier within that sort, for example {@code @eve:evil.example}
 */
public record Subject(Kind kind, String id) {
  /** The variable of a campaign whose members nothing joins but a rule that was hit. */
  public static final String RULE = "rule";

  /** Variables of campaigns that say where somebody is. */
  private static final Set<String> PLACES = Set.of("room", "server", "bridge");

  private static final int MAX_VALUE = 256;

  public Subject {
    if (id.isEmpty() || id.length() > 512) {
      throw new IllegalArgumentException(
          "subject id must have 1 to 512 characters, was " + Ids.shown(id));
    }
    if (kind == Kind.SERVER) {
      id = ServerName.read(id).map(Subject::host).orElse(id);
    }
  }

  private static String host(ServerName server) {
    return server.host().toLowerCase(java.util.Locale.ROOT);
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
    /** What several accounts did alike: a text, a link, a server or a room that they share. */
    CAMPAIGN,
    /** A bridge, by the user id of its bot. */
    BRIDGE;

    private final String prefix = name().toLowerCase(java.util.Locale.ROOT) + ":";
  }

  /** The subject that a user is. */
  public static Subject user(UserId user) {
    return new Subject(Kind.USER, user.value());
  }

  /** The subject that a homeserver is. */
  public static Subject server(ServerName server) {
    return new Subject(Kind.SERVER, server.value());
  }

  /** The subject that a room is. */
  public static Subject room(RoomId room) {
    return new Subject(Kind.ROOM, room.value());
  }

  /** Whether nothing but a rule joins the members of the campaign: they need not be alike. */
  public boolean isOfRuleAlone() {
    return kind == Kind.CAMPAIGN && id.startsWith(RULE + "=");
  }

  /**
   * Whether the members of the campaign have no more in common than where they are or come from:
   * others who did nothing are there as well.
   */
  public boolean isOfPlace() {
    int end = id.indexOf('=');
    return kind == Kind.CAMPAIGN && end > 0 && PLACES.contains(id.substring(0, end));
  }

  /** Whether the members of the campaign did alike, so that who knows one of them knows all. */
  public boolean isOfDeeds() {
    return kind == Kind.CAMPAIGN && !isOfRuleAlone() && !isOfPlace();
  }

  /**
   * What several accounts did alike.
   *
   * @param variable by what they were counted together, for example {@code link.domain}
   * @param value what it was; a long one is replaced by its hash
   */
  public static Subject campaign(String variable, String value) {
    String shown =
        value.length() <= MAX_VALUE ? value : "#" + Long.toHexString(Hash.spread(Hash.of(value)));
    return new Subject(Kind.CAMPAIGN, variable + "=" + shown);
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
