package dev.forseti.model;

import java.util.Optional;

/**
 * The name of a homeserver: a DNS name, an IPv4 address or an IPv6 literal in brackets, with an
 * optional port (Matrix specification, appendices, Server Name).
 *
 * @param value for example {@code matrix.example}, {@code localhost:8448} or {@code [::1]:8448}
 */
public record ServerName(String value) implements Comparable<ServerName> {
  /** The greatest length of a name with its port, in characters. */
  public static final int MAX_LENGTH = 255;

  public ServerName {
    requireValid(value);
  }

  /** The server of that name; none when the text is no server name. */
  public static Optional<ServerName> read(String text) {
    return Ids.read(text, ServerName::new);
  }

  static void requireValid(String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH || !isValid(value)) {
      throw new IllegalArgumentException(
          "server name must be a host with an optional port, was " + Ids.shown(value));
    }
  }

  /** The name without its port; an IPv6 literal keeps its brackets. */
  public String host() {
    int end = hostEnd(value);
    return value.substring(0, end);
  }

  private static boolean isValid(String value) {
    int end = hostEnd(value);
    if (end <= 0 || !isHost(value, end)) {
      return false;
    }
    if (end == value.length()) {
      return true;
    }
    if (value.charAt(end) != ':' || end + 1 == value.length() || value.length() - end > 6) {
      return false;
    }
    for (int i = end + 1; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int hostEnd(String value) {
    if (!value.isEmpty() && value.charAt(0) == '[') {
      return value.indexOf(']') + 1;
    }
    int colon = value.indexOf(':');
    return colon < 0 ? value.length() : colon;
  }

  private static boolean isHost(String value, int end) {
    boolean literal = value.charAt(0) == '[';
    for (int i = literal ? 1 : 0; i < (literal ? end - 1 : end); i++) {
      char c = value.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      boolean allowed = plain || c == '.' || (literal ? c == ':' : c == '-' || c == '_');
      if (!allowed) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(ServerName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
