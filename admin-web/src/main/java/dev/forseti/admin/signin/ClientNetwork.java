package dev.forseti.admin.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What counts as one address: one customer has a whole /64 of IPv6. */
final class ClientNetwork {
  /** Text that can only be an address with colons, so that no name is ever looked up for it. */
  private static final Pattern COLONS = Pattern.compile("(?=.*:)[0-9a-fA-F:][0-9a-fA-F:.]*");

  private static final int BYTES = 8;

  private ClientNetwork() {}

  /**
   * The network of an address, however that is written: the first 64 bits of IPv6. An address of
   * IPv4 is its own network, also inside one of IPv6, and so is what is no address.
   */
  static String of(String address) {
    String bare = address.replaceAll("(?s)%.*", ""); // the zone is this machine's own
    if (!COLONS.matcher(bare).matches()) {
      return address;
    }
    try {
      InetAddress parsed = InetAddress.getByName(bare);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(parsed.getAddress(), 0, BYTES)
          : parsed.getHostAddress();
    } catch (UnknownHostException noAddress) {
      return address;
    }
  }
}
