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
 * that stand within another, as the target of a redirect does.
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
  private static final Links NONE = new Links(List.of(), "");
  private static final LinkExtractor EXTRACTOR =
      LinkExtractor.builder().linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW)).build();

  public Links {
    hosts = List.copyOf(hosts);
  }

  static Links in(String body) {
    String text = body.toLowerCase(Locale.ROOT);
    if (!text.contains(SCHEME_END) && !text.contains("www.")) {
      return NONE;
    }
    List<String> hosts = new ArrayList<>();
    String first = "";
    for (LinkSpan span : EXTRACTOR.extractLinks(text)) {
      String rest = text.substring(span.getBeginIndex(), span.getEndIndex());
      while (!rest.isEmpty() && hosts.size() < MOST) {
        int scheme = rest.indexOf(SCHEME_END);
        String address = scheme < 0 ? rest : rest.substring(scheme + SCHEME_END.length());
        int end = endOfAuthority(address);
        String host = host(address.substring(0, end));
        if (isName(host)) {
          String path = host + address.substring(end);
          first = hosts.isEmpty() ? path.substring(0, Math.min(LONGEST, path.length())) : first;
          hosts.add(host);
        }
        String path = address.substring(end);
        rest = path.contains(SCHEME_END) ? path : "";
      }
    }
    return hosts.isEmpty() ? NONE : new Links(hosts, first);
  }

  private static int endOfAuthority(String address) {
    int at = 0;
    while (at < address.length() && "/?#\\,;|".indexOf(address.charAt(at)) < 0) {
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
    host = host.substring(0, end).replace('\u3002', '.');
    while (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    return host;
  }

  /** matrix.to leads to rooms and users, not away. */
  private static boolean isName(String host) {
    return (host.indexOf('.') > 0 || host.startsWith("["))
        && host.length() <= LONGEST_HOST
        && !host.equals("matrix.to");
  }

  /** Browsers read the ideographic full stop as a dot (UTS 46, 2.3). */
  private static boolean isOfHost(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == '\u3002';
  }
}
