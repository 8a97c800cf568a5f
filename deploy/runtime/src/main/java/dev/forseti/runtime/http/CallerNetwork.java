package dev.forseti.runtime.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * Where a caller comes from.
 *
 * @param address what one customer has: an address of IPv4, 64 bits of IPv6
 * @param network what one owner of machines may have: 24 bits of IPv4, 48 of IPv6
 */
record CallerNetwork(String address, String network) {
  static CallerNetwork of(InetAddress from) {
    byte[] bytes = from.getAddress();
    boolean isNew = from instanceof Inet6Address;
    return new CallerNetwork(
        HexFormat.of().formatHex(bytes, 0, isNew ? 8 : 4),
        HexFormat.of().formatHex(bytes, 0, isNew ? 6 : 3));
  }
}
