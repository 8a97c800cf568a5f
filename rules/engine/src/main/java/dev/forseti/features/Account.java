package dev.forseti.features;

import com.google.re2j.Pattern;
import dev.forseti.model.UserId;
import java.util.Set;

/**
 * What a user id says by the conventions of bridges and homeservers. Anybody can take such a name
 * on a server of their own, so it may spare a server what its users did, never a user.
 *
 * @param name the local name, without sigil
 * @param server the server
 * @param kind {@code user}, {@code guest}, {@code ghost} (somebody of another network) or {@code
 *     bridge} (the bridge's own bot)
 * @param bridge prefix and server of a ghost's bridge; empty for others
 * @param digits digits at the end of the local name
 */
public record Account(String name, String server, String kind, String bridge, int digits) {
  private static final String NETWORKS =
      "irc|freenode|libera|oftc|discord|telegram|signal|whatsapp|slack|facebook|instagram|twitter"
          + "|linkedin|googlechat|gmessages|imessage|hangouts|xmpp|skype|teams|groupme|steam"
          + "|mattermost|zulip|mumble|gitter|bluesky|meta";
  private static final Set<String> PREFIXES = Set.of(NETWORKS.split("\\|"));
  private static final Pattern BRIDGE =
      Pattern.compile("^(?:appservice-[a-z]+|_?(?:" + NETWORKS + ")_?(?:bot|bridge))$");
  private static final int MOST_SHAPE = 64;

  /** What the id says. */
  public static Account of(UserId user) {
    String name = local(user.value());
    String server = user.value().substring(user.value().indexOf(':') + 1);
    String kind = "user";
    String bridge = "";
    if (mayBeBridge(name) && BRIDGE.matches(name)) {
      kind = "bridge";
    } else {
      String prefix = name.indexOf('_') < 0 ? "" : ghostPrefix(name);
      if (!prefix.isEmpty()) {
        kind = "ghost";
        bridge = prefix + ":" + server;
      } else if (!name.isEmpty() && trailingDigits(name) == name.length()) {
        kind = "guest";
      }
    }
    return new Account(name, server, kind, bridge, trailingDigits(name));
  }

  /** Server and local name without the digits and marks it ends in. */
  public String family() {
    int stem = name.length();
    while (stem > 1 && !Character.isLetter(name.charAt(stem - 1))) {
      stem--;
    }
    return name.substring(0, stem) + ":" + server;
  }

  /** Whether many people share the account's server by way of a bridge, or it is the bridge. */
  public static boolean isOfABridge(UserId user) {
    String kind = of(user).kind();
    return kind.equals("ghost") || kind.equals("bridge");
  }

  /** A name between two underscores, or that of a network and one, with something behind it. */
  private static String ghostPrefix(String name) {
    int end = name.indexOf('_', 1);
    if (end < 0 || end + 1 == name.length() || name.charAt(end + 1) == '_') {
      return "";
    }
    boolean isPrefix =
        name.charAt(0) == '_' ? isPlain(name, 1, end) : PREFIXES.contains(name.substring(0, end));
    return isPrefix ? name.substring(0, end + 1) : "";
  }

  private static boolean isPlain(String name, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = name.charAt(i);
      if (!isDigit(c) && (c < 'a' || c > 'z')) {
        return false;
      }
    }
    return start < end;
  }

  /** What every name of a bridge has; the expression itself is asked for few names then. */
  private static boolean mayBeBridge(String name) {
    return name.endsWith("bot") || name.endsWith("bridge") || name.startsWith("appservice-");
  }

  /** Whether the name ends in digits, as names that are given out in a row do. */
  boolean numbered() {
    return digits > 0 && !kind.equals("guest");
  }

  /** The part of a user id between the sigil and the first colon. */
  static String local(String user) {
    int start = user.startsWith("@") ? 1 : 0;
    int colon = user.indexOf(':');
    return user.substring(start, colon < start ? user.length() : colon);
  }

  private static int trailingDigits(String name) {
    int n = 0;
    while (n < name.length() && isDigit(name.charAt(name.length() - 1 - n))) {
      n++;
    }
    return n;
  }

  /**
   * Runs of letters ({@code a}) and digits ({@code 9x}) with their lengths, other characters as
   * they are.
   */
  public String shape() {
    StringBuilder shape = new StringBuilder();
    int i = 0;
    while (i < name.length() && shape.length() < MOST_SHAPE) {
      char c = name.charAt(i);
      int start = i;
      if (isDigit(c)) {
        while (i < name.length() && isDigit(name.charAt(i))) {
          i++;
        }
        shape.append("9x").append(i - start);
      } else if (Character.isLetter(c)) {
        while (i < name.length() && Character.isLetter(name.charAt(i))) {
          i++;
        }
        shape.append('a').append(i - start);
      } else {
        shape.append(c);
        i++;
      }
    }
    return shape.toString();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
