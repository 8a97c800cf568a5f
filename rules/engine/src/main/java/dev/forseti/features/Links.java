package dev.forseti.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The links of a text.
 *
 * @param hosts the hosts that it links to, in order, at most {@value #MOST}
 * @param first host and path of the first link, at most {@value #LONGEST} characters; empty without
 */
public record Links(List<String> hosts, String first) {
  /** More links of one text are not looked at. */
  public static final int MOST = 32;

  static final int LONGEST = 200;

  /** No name is longer (RFC 1035, 2.3.4); what is, leads nowhere. */
  static final int LONGEST_HOST = 253;

  private static final Links NONE = new Links(List.of(), "");

  public Links {
    hosts = List.copyOf(hosts);
  }

  static Links in(String body) {
    String text = body.toLowerCase(Locale.ROOT);
    if (next(text, 0) < 0) {
      return NONE;
    }
    List<String> hosts = new ArrayList<>();
    String first = "";
    int at = 0;
    while (hosts.size() < MOST) {
      int start = next(text, at);
      if (start < 0) {
        break;
      }
      int end = start;
      while (end < text.length() && isHost(text.charAt(end))) {
        end++;
      }
      String host = text.substring(start, end);
      while (host.endsWith(".")) {
        host = host.substring(0, host.length() - 1);
      }
      if (host.indexOf('.') > 0 && host.length() <= LONGEST_HOST && !host.equals("matrix.to")) {
        first = hosts.isEmpty() ? path(text, start) : first;
        hosts.add(host);
      }
      at = Math.max(end, start + 1);
    }
    return new Links(hosts, first);
  }

  private static String path(String text, int start) {
    int end = start;
    int bound = Math.min(text.length(), start + LONGEST);
    while (end < bound && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  private static int next(String text, int from) {
    int scheme = text.indexOf("://", from);
    int www = text.indexOf("www.", from);
    if (www >= 0 && (scheme < 0 || www < scheme)) {
      return www;
    }
    return scheme < 0 ? -1 : scheme + 3;
  }

  private static boolean isHost(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
  }
}
