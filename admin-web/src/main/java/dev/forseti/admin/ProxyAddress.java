package dev.forseti.admin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Addresses of reverse proxies, whose word on a request's address and scheme is believed. */
final class ProxyAddress {
  /** Only digits and dots, or with colons: no name is ever looked up. */
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?=.*:)[0-9a-fA-F:.]+");

  private ProxyAddress() {}

  /**
   * An address as the server writes those of its callers.
   *
   * @throws IllegalArgumentException when it is no address
   */
  static String of(String text) {
    try {
      if (LITERAL.matcher(text).matches()) {
        return InetAddress.getByName(text).getHostAddress();
      }
    } catch (UnknownHostException noAddress) {
      // answered below
    }
    throw new IllegalArgumentException("no address: " + text);
  }

  /** What matches exactly these. */
  static String pattern(List<String> proxies) {
    return proxies.stream().map(Pattern::quote).collect(Collectors.joining("|"));
  }
}
