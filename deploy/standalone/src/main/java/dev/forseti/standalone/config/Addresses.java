package dev.forseti.standalone.config;

import dev.forseti.standalone.config.ForsetiConfig.Address;
import java.util.regex.Pattern;

/** How hosts and addresses are written; what is written otherwise is refused. */
final class Addresses {
  private static final String IPV6 = "[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*";

  /**
   * A name or an IPv4 address; or an IPv6 address, with or without brackets. None with a zone
   * ({@code %eth0}), which means nothing to others.
   */
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9_.-]+|" + IPV6 + "|\\[" + IPV6 + "\\]");

  /** What may stand before an address of Kafka. */
  private static final Pattern PROTOCOL = Pattern.compile("^[A-Za-z_]+://");

  private Addresses() {}

  /** A host alone, without a port. */
  static String host(String text) {
    if (!HOST.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  /** A host and a port. */
  static Address hostAndPort(String text) {
    int colon = text.lastIndexOf(':');
    int port = Integer.parseInt(text.substring(colon + 1));
    if (colon < 1 || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(text);
    }
    return new Address(host(text.substring(0, colon)), port);
  }

  /** Addresses of Kafka, separated by commas. */
  static String brokers(String text) {
    for (String broker : text.split(",", -1)) {
      Object unused = hostAndPort(PROTOCOL.matcher(broker.strip()).replaceFirst(""));
    }
    return text;
  }
}
