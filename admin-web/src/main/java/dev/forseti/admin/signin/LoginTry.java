package dev.forseti.admin.signin;

import java.util.List;

/**
 * A try to sign in, and what it counts for. What an account is known by, a browser or a network,
 * counts for itself alone: no stranger uses up its tries, and it uses up nobody's.
 *
 * @param isKnown whether it is by such a browser or network
 * @param limits the first is the try's own, which a right password clears
 */
record LoginTry(boolean isKnown, List<Limit> limits) {
  /**
   * How often something may be tried in a window.
   *
   * @param key what is counted
   * @param most how often
   */
  record Limit(String key, int most) {}

  LoginTry {
    limits = List.copyOf(limits);
  }

  /** By somebody whom the account is not known to have. */
  static LoginTry byStranger(String name, String address) {
    return new LoginTry(
        false,
        List.of(
            pair(name, address),
            new Limit("address " + ClientNetwork.of(address), LoginLimits.PER_ADDRESS),
            new Limit("name " + cut(name), LoginLimits.PER_NAME)));
  }

  /** By a program in a network that the account's programs have used. */
  static LoginTry fromKnownNetwork(String name, String address) {
    return new LoginTry(
        true,
        List.of(
            new Limit(
                "known " + ClientNetwork.of(address) + ' ' + cut(name), LoginLimits.PER_PAIR)));
  }

  /** By a browser that the account has used. */
  static LoginTry byDevice(String device) {
    return new LoginTry(true, List.of(new Limit("device " + device, LoginLimits.PER_PAIR)));
  }

  private static Limit pair(String name, String address) {
    return new Limit("pair " + ClientNetwork.of(address) + ' ' + cut(name), LoginLimits.PER_PAIR);
  }

  /** As much of a name as is kept; anybody may type any. */
  static String cut(String name) {
    return name.length() > 100 ? name.substring(0, 100) : name;
  }
}
