package dev.forseti.runtime.config;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where something listens.
 *
 * @param host a name or an address; an IPv6 address with or without brackets
 * @param port 0 picks a free one
 */
public record Address(String host, int port) {
  /** The greatest port there is. */
  public static final int MOST_PORT = 65_535;

  private static final String IPV6 = "[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*";

  /**
   * A name or an IPv4 address; or an IPv6 address, with or without brackets. None with a zone
   * ({@code %eth0}), which means nothing to others.
   */
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9_.-]+|" + IPV6 + "|\\[" + IPV6 + "\\]");

  /** A host alone, without a port; {@link IllegalArgumentException} for what is none. */
  public static String host(String text) {
    if (!HOST.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  /** A host and a port, not 0; {@link IllegalArgumentException} for what is not both. */
  public static Address parse(String text) {
    int colon = text.lastIndexOf(':');
    int port = Integer.parseInt(text.substring(colon + 1));
    if (colon < 1 || port < 1 || port > MOST_PORT) {
      throw new IllegalArgumentException(text);
    }
    return new Address(host(text.substring(0, colon)), port);
  }

  /** Its URL without a path; an IPv6 address stands in brackets there. */
  public URI http() {
    boolean isBare = host.indexOf(':') >= 0 && !host.startsWith("[");
    return URI.create("http://" + (isBare ? "[" + host + "]" : host) + ":" + port);
  }

  /** {@code host:port}. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
