package dev.forseti.admin.find;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Addresses that lead into Matrix, as clients copy them. */
final class MatrixUri {
  private static final String SITE = "https://matrix.to/#/";
  private static final String SCHEME = "matrix:";

  /** What a part of a {@code matrix:} address names (MSC2312). */
  private static final Map<String, String> SIGILS =
      Map.of("u", "@", "user", "@", "roomid", "!", "e", "$", "event", "$");

  private MatrixUri() {}

  /** The id of the event, user or room that the address leads to; none when it is no address. */
  static Optional<String> id(String address) {
    String path = address.replaceFirst("\\?.*", "");
    if (path.startsWith(SITE)) {
      return site(path.substring(SITE.length()));
    }
    if (path.startsWith(SCHEME)) {
      return scheme(path.substring(SCHEME.length()).split("/", -1));
    }
    return Optional.empty();
  }

  private static Optional<String> scheme(String[] parts) {
    Optional<String> found = Optional.empty();
    for (int i = 0; i + 1 < parts.length; i += 2) {
      String sigil = SIGILS.get(parts[i]);
      found = sigil == null ? Optional.empty() : Optional.of(sigil + decoded(parts[i + 1]));
    }
    return found;
  }

  /** A room or a user; or, behind a room, an event, whose id may hold a slash (room version 3). */
  private static Optional<String> site(String path) {
    int slash = path.indexOf('/');
    String event = slash < 0 ? "" : path.substring(slash + 1);
    String whole = event.isEmpty() ? path.replaceFirst("/$", "") : event;
    return whole.isEmpty() ? Optional.empty() : Optional.of(decoded(whole));
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return part;
    }
  }
}
