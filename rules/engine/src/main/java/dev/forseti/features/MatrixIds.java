package dev.forseti.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Users and rooms that a text names by their ids: as they are, in {@code matrix.to} links and in
 * {@code matrix:} addresses. Takes linear time: no character of an id begins another.
 */
final class MatrixIds {
  /** Further ids of one text are ignored. */
  static final int MOST = 256;

  private static final int LONGEST = 255;
  private static final String SITE = "matrix.to/#/";
  private static final String SCHEME = "matrix:";

  private MatrixIds() {}

  /** The ids in order, each with its sigil. */
  static List<String> in(String text) {
    if (!mayHave(text)) {
      return List.of();
    }
    String plain = plain(text);
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at < plain.length() && found.size() < MOST) {
      int end = isSigil(plain.charAt(at)) && mayStart(plain, at) ? end(plain, at) : at;
      if (end > at) {
        found.add(plain.substring(at, end));
      }
      at = Math.max(end, at + 1);
    }
    return found;
  }

  /** Whether the address leads to a user. */
  static boolean isUser(String address) {
    List<String> ids = in(address);
    return !ids.isEmpty() && ids.getFirst().startsWith("@");
  }

  /** The text with each user's local name instead of the id, however it is written. */
  static String withShortNames(String text) {
    if (!mayHave(text)) {
      return text;
    }
    String plain = plain(text).replace("https://" + SITE, " ");
    StringBuilder named = new StringBuilder(plain.length());
    int at = 0;
    while (at < plain.length()) {
      boolean user = plain.charAt(at) == '@' && mayStart(plain, at);
      int end = user ? end(plain, at) : at;
      if (end > at) {
        named.append(Account.local(plain.substring(at, end)));
        at = end;
      } else {
        named.append(plain.charAt(at++));
      }
    }
    return named.toString();
  }

  static boolean mayHave(String text) {
    if (text.contains(SITE) || text.contains(SCHEME)) {
      return true;
    }
    for (int i = 0; i + 1 < text.length(); i++) {
      if (isSigil(text.charAt(i)) && mayStart(text, i)) {
        return text.indexOf(':', i) >= 0;
      }
    }
    return false;
  }

  /** Addresses written as ids; the escapes that matrix.to asks for undone. */
  private static String plain(String text) {
    String plain = text;
    if (text.toLowerCase(Locale.ROOT).contains(SITE)) {
      plain = plain.replace("%40", "@").replace("%23", "#").replace("%21", "!");
      plain = plain.replace("%3A", ":").replace("%3a", ":");
    }
    if (plain.contains(SCHEME)) {
      plain = plain.replace(SCHEME + "u/", "/@").replace(SCHEME + "user/", "/@");
      plain = plain.replace(SCHEME + "r/", "/#").replace(SCHEME + "room/", "/#");
      plain = plain.replace(SCHEME + "roomid/", "/!");
    }
    return plain;
  }

  private static boolean isSigil(char c) {
    return c == '@' || c == '#' || c == '!';
  }

  /** Not within a word, as the sign of a mail address stands. */
  static boolean mayStart(String text, int at) {
    return at == 0
        || !(Character.isLetterOrDigit(text.charAt(at - 1)) || isSigil(text.charAt(at - 1)));
  }

  /** Where the id that begins here ends; here when none does. */
  private static int end(String text, int start) {
    int colon = start + 1;
    while (colon < text.length() && colon - start < LONGEST && isOfLocal(text.charAt(colon))) {
      colon++;
    }
    if (text.charAt(start) == '!'
        && follows(text, start, SITE)
        && (colon == text.length() || text.charAt(colon) != ':')) {
      return colon - start == 44 ? colon : start; // rooms of version 12 name no server
    }
    if (colon == start + 1 || colon == text.length() || text.charAt(colon) != ':') {
      return start;
    }
    int end = colon + 1;
    while (end < text.length() && end - start < LONGEST && isOfServer(text.charAt(end))) {
      end++;
    }
    while (end > colon + 1 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    int dot = end - 1;
    while (dot > colon && text.charAt(dot) != '.') {
      dot--;
    }
    boolean named = dot > colon + 1 && dot + 2 < end && Character.isLetter(text.charAt(dot + 1));
    return named ? withPort(text, end) : start;
  }

  private static int withPort(String text, int end) {
    int port = end + 1;
    while (port < text.length() && text.charAt(port) >= '0' && text.charAt(port) <= '9') {
      port++;
    }
    boolean has = end < text.length() && text.charAt(end) == ':' && port > end + 1;
    return has && port - end < 7 ? port : end;
  }

  private static boolean follows(String text, int at, String before) {
    return text.regionMatches(true, at - before.length(), before, 0, before.length());
  }

  private static boolean isOfLocal(char c) {
    return c > ' '
        && !isSigil(c)
        && ":/<>()[]\"'`,;?\\".indexOf(c) < 0
        && !Character.isWhitespace(c);
  }

  private static boolean isOfServer(char c) {
    return c == '.' || c == '-' || (c < 0x80 && Character.isLetterOrDigit(c));
  }
}
