package dev.forseti.features;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;

/**
 * The links of a text: addresses with a scheme, and those that begin with {@code www.}; also those
 * that stand within another, as the target of a redirect does. Finding them takes linear time,
 * whatever the text: each character is copied once at most.
 *
 * @param hosts the hosts that it links to, in order, at most {@value #MOST}; without user
 *     information and port (RFC 3986, 3.2)
 * @param first host and path of the first link, at most {@value #LONGEST} characters; empty without
 */
public record Links(List<String> hosts, String first) {
  /** Further links of one text are ignored. */
  public static final int MOST = 32;

  static final int LONGEST = 200;

  /** No name is longer (RFC 1035, 2.3.4); what is, leads nowhere. */
  static final int LONGEST_HOST = 253;

  private static final String SCHEME_END = "://";
  private static final String WWW = "www";
  private static final Links NONE = new Links(List.of(), "");
  private static final LinkExtractor EXTRACTOR =
      LinkExtractor.builder().linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW)).build();

  public Links {
    hosts = List.copyOf(hosts);
  }

  static Links in(String body) {
    if (!mayHave(body)) {
      return NONE;
    }
    String text = body.toLowerCase(Locale.ROOT);
    List<String> hosts = new ArrayList<>();
    String first = "";
    for (LinkSpan span : EXTRACTOR.extractLinks(text)) {
      int at = afterScheme(text, span.getBeginIndex(), span.getEndIndex());
      at = at < 0 ? span.getBeginIndex() : at;
      while (at >= 0 && hosts.size() < MOST) {
        int end = endOfAuthority(text, at, span.getEndIndex());
        String host = host(text.substring(at, end));
        if (isName(host)) {
          first = hosts.isEmpty() ? address(host, text, end, span.getEndIndex()) : first;
          hosts.add(host);
        }
        at = afterScheme(text, end, span.getEndIndex());
      }
    }
    return hosts.isEmpty() ? NONE : new Links(hosts, first);
  }

  /** Whether it has what every link has; most texts do not. */
  private static boolean mayHave(String body) {
    for (int dot = body.indexOf('.'); dot >= 0; dot = body.indexOf('.', dot + 1)) {
      if (body.regionMatches(true, dot - WWW.length(), WWW, 0, WWW.length())) {
        return true;
      }
    }
    return body.contains(SCHEME_END);
  }

  /** Where the next authority begins; below 0 for nowhere before the end. */
  private static int afterScheme(String text, int from, int end) {
    int scheme = text.indexOf(SCHEME_END, from, end);
    return scheme < 0 ? -1 : scheme + SCHEME_END.length();
  }

  private static String address(String host, String text, int path, int end) {
    String address = host + text.substring(path, Math.min(end, path + LONGEST));
    return address.substring(0, Math.min(LONGEST, address.length()));
  }

  private static int endOfAuthority(String text, int from, int end) {
    int at = from;
    while (at < end && "/?#\\,;|".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** Without the user that a browser does not show, and without the port. */
  private static String host(String authority) {
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    if (host.startsWith("[")) {
      return host.substring(0, host.indexOf(']') + 1);
    }
    int end = 0;
    while (end < host.length() && isOfHost(host.charAt(end))) {
      end++;
    }
    while (end > 0 && isDot(host.charAt(end - 1))) {
      end--;
    }
    return host.substring(0, end).replace('\u3002', '.');
  }

  /** matrix.to leads to rooms and users, not away. */
  private static boolean isName(String host) {
    return (host.indexOf('.') > 0 || host.startsWith("["))
        && host.length() <= LONGEST_HOST
        && !host.equals("matrix.to");
  }

  private static boolean isOfHost(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || isDot(c);
  }

  /** Browsers read the ideographic full stop as a dot (UTS 46, 2.3). */
  private static boolean isDot(char c) {
    return c == '.' || c == '\u3002';
  }
}
