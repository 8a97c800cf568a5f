package dev.forseti.parity;

import dev.forseti.lists.entry.EntryKind;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Ids of a small world, so that entries hit, and patterns of them. */
record MadeEntities(RandomGenerator random) {
  private static final List<String> HOSTS =
      List.of("evil.example", "sub.evil.example", "evil.example.org", "a.b", "[2001:db8::1]");
  private static final List<String> PORTS = List.of("", "", "", ":8448");
  private static final List<String> NAMES =
      List.of("a", "ab", "abc", "spam1", "spam22", "x.y_z=-/+", "ünïcode", "(odd)", "[a]{1}$^|\\");
  private static final List<String> ROOMS =
      List.of("!abc", "!abcdef", "!x+y", "#lounge", "#spam-1");
  private static final String OPAQUE = "!31hneApxJ_1o-63DmFrpeqnkFfWppnzWso1JvH3ogLM";

  <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** An id of the kind, in whatever case. */
  String id(EntryKind kind) {
    String id =
        switch (kind) {
          case USER -> "@" + any(NAMES) + ":" + any(HOSTS) + any(PORTS);
          case SERVER -> any(HOSTS) + any(PORTS);
          case ROOM -> chance(20) ? OPAQUE : any(ROOMS) + ":" + any(HOSTS);
        };
    return chance(5) ? id.toUpperCase(Locale.ROOT) : id;
  }

  /** A pattern that covers the id, and perhaps others. */
  String pattern(String id) {
    StringBuilder pattern = new StringBuilder(id);
    for (int changes = 1 + random.nextInt(3); changes > 0 && !pattern.isEmpty(); changes--) {
      int from = random.nextInt(pattern.length());
      if (chance(40)) {
        pattern.setCharAt(from, '?');
      } else {
        pattern.replace(from, from + random.nextInt(pattern.length() - from + 1), "*");
      }
    }
    return pattern.isEmpty() ? "*" : pattern.toString();
  }
}
