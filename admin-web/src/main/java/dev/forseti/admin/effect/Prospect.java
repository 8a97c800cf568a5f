package dev.forseti.admin.effect;

import java.util.List;

/**
 * What policy will do about somebody whom a moderator lists.
 *
 * @param enforces whether it bans listed users in rooms at all
 * @param rooms where it would ban, by name; not where the subject is banned already, and none for
 *     what is neither a user nor a server
 * @param left how many entries of moderators may still be published within this hour; zero or more
 */
public record Prospect(boolean enforces, List<String> rooms, long left) {
  public Prospect {
    rooms = List.copyOf(rooms);
  }

  /** Some of the rooms by name, and how many more there are. */
  public String named() {
    return Effects.named(rooms);
  }
}
