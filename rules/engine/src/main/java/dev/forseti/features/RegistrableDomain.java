package dev.forseti.features;

import com.google.common.net.InternetDomainName;

/**
 * The part of a host that somebody registered, by the public suffix list: one label below {@code
 * com} or {@code co.uk}, and below suffixes of companies such as {@code github.io}, where each
 * label is somebody else's.
 */
public final class RegistrableDomain {
  private RegistrableDomain() {}

  /**
   * The registrable domain of a host; the host itself when it is a suffix or an IPv4 address, the
   * last two labels when the list does not know its end. A room or a user that is linked to stands
   * for itself: whoever has an alias has not registered the server.
   */
  public static String of(String host) {
    if (isMatrixId(host) || endsInNumber(host)) {
      return host;
    }
    InternetDomainName name;
    try {
      name = InternetDomainName.from(host);
    } catch (IllegalArgumentException noName) {
      return lastTwoLabels(host);
    }
    if (name.isUnderPublicSuffix()) {
      return name.topPrivateDomain().toString();
    }
    return name.isPublicSuffix() ? host : lastTwoLabels(host);
  }

  /** Whether the host is a suffix, below which each label is somebody else's. */
  public static boolean isSuffix(String host) {
    try {
      return InternetDomainName.from(host).isPublicSuffix();
    } catch (IllegalArgumentException noName) {
      return false;
    }
  }

  /** Whether the list knows what the host ends in, and something stands before it. */
  static boolean isUnderSuffix(String host) {
    try {
      return InternetDomainName.from(host).isUnderPublicSuffix();
    } catch (IllegalArgumentException noName) {
      return false;
    }
  }

  /** No host begins with the sigil of an id. */
  static boolean isMatrixId(String host) {
    return !host.isEmpty() && "@#!".indexOf(host.charAt(0)) >= 0;
  }

  /** No top-level domain is a number: only addresses end so. */
  private static boolean endsInNumber(String host) {
    int at = host.length() - 1;
    while (at >= 0 && host.charAt(at) >= '0' && host.charAt(at) <= '9') {
      at--;
    }
    return at < host.length() - 1 && (at < 0 || host.charAt(at) == '.');
  }

  private static String lastTwoLabels(String host) {
    int last = host.lastIndexOf('.');
    return host.substring(host.lastIndexOf('.', last - 1) + 1);
  }
}
