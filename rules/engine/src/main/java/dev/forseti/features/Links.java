package dev.forseti.features;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;

/**
 * The links of a text: addresses with a scheme, those that begin with {@code www.}, and names of
 * hosts that clients make links of ({@link BareHosts}); also those that stand within another, as
 * the target of a redirect does; and rooms and users that it leads to. Finding them takes linear
 * time, whatever the text: each character is copied once at most.
 *
 * @param hosts the hosts that it links to, in order, at most {@value #MOST}; without user
 *     information and port (RFC 3986, 3.2); of a room or user its id
 * @param first host and path of the first link, at most {@value #LONGEST} characters; empty without
 * @param characters of all links in the first of the texts, without their schemes
 */
public record Links(List<String> hosts, String first, long characters) {
  /** Further links of one text are ignored. */
  public static final int MOST = 32;

  static final int LONGEST = 200;

  /** No name is longer (RFC 1035, 2.3.4); what is, leads nowhere. */
  static final int LONGEST_HOST = 253;

  private static final String SCHEME_END = "://";
  private static final String WWW = "www";
  private static final Links NONE = new Links(List.of(), "", 0);
  private static final LinkExtractor EXTRACTOR =
      LinkExtractor.builder().linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW)).build();

  public Links {
    hosts = List.copyOf(hosts);
  }

  /** The hosts that a text of anybody links to, in lower case, in order, at most {@value #MOST}. */
  public static List<String> hostsIn(String text) {
    return in(NormalText.of(FeatureReader.cut(text)).body()).hosts();
  }

  static Links in(String body) {
    return in(List.of(body), List.of());
  }

  /**
   * The links of texts that say the same in different ways: what one of them has is not counted
   * again in the next.
   *
   * @param ids rooms and users that are linked to
   */
  static Links in(List<String> texts, List<String> ids) {
    List<String> hosts = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    long characters = 0;
    for (String text : texts) {
      if (isWithout(text)) {
        continue;
      }
      boolean isFirst = text.equals(texts.getFirst());
      Set<String> before = Set.copyOf(addresses);
      for (Address address : addresses(text.toLowerCase(Locale.ROOT))) {
        if (hosts.size() < MOST && !before.contains(address.whole())) {
          hosts.add(address.host());
          addresses.add(address.whole());
          characters += isFirst ? address.whole().length() : 0;
        }
      }
    }
    for (String id : ids) {
      String known = id.toLowerCase(Locale.ROOT);
      if (hosts.size() < MOST && !hosts.contains(known)) {
        hosts.add(known);
        addresses.add(known);
      }
    }
    return hosts.isEmpty() ? NONE : new Links(hosts, addresses.getFirst(), characters);
  }

  /**
   * Where a link stands in a text.
   *
   * @param begin with its scheme
   * @param end behind its path
   */
  record Place(int begin, int end) {}

  /** Where links stand in a normalised text, in order; one within another is a part of it. */
  static List<Place> places(String text) {
    if (text.indexOf('.') < 0) {
      return List.of();
    }
    List<Place> found = new ArrayList<>();
    int from = 0;
    if (mayHave(text)) {
      for (LinkSpan span : EXTRACTOR.extractLinks(text)) {
        addBarePlaces(text, from, span.getBeginIndex(), found);
        found.add(new Place(span.getBeginIndex(), span.getEndIndex()));
        from = span.getEndIndex();
      }
    }
    addBarePlaces(text, from, text.length(), found);
    return found;
  }

  private static void addBarePlaces(String text, int from, int to, List<Place> found) {
    for (BareHosts.Span span : BareHosts.in(text, from, to)) {
      found.add(new Place(span.begin(), span.end()));
    }
  }

  private record Address(String host, String whole) {}

  private static List<Address> addresses(String text) {
    List<Address> found = new ArrayList<>();
    int from = 0;
    if (mayHave(text)) {
      for (LinkSpan span : EXTRACTOR.extractLinks(text)) {
        addBare(text, from, span.getBeginIndex(), found);
        addWithin(text, span.getBeginIndex(), span.getEndIndex(), found);
        from = span.getEndIndex();
      }
    }
    addBare(text, from, text.length(), found);
    return found;
  }

  private static void addBare(String text, int from, int to, List<Address> found) {
    for (BareHosts.Span span : BareHosts.in(text, from, to)) {
      addWithin(text, span.begin(), span.end(), found);
    }
  }

  private static void addWithin(String text, int begin, int end, List<Address> found) {
    int at = afterScheme(text, begin, end);
    at = at < 0 ? begin : at;
    while (at >= 0 && found.size() < MOST) {
      int stop = endOfAuthority(text, at, end);
      String host = host(text.substring(at, stop));
      if (isName(host)) {
        found.add(new Address(host, address(host, text, stop, end)));
      }
      at = afterScheme(text, stop, end);
    }
  }

  /** Whether it lacks what every link has: a dot, or a scheme before an address in brackets. */
  private static boolean isWithout(String text) {
    return text.indexOf('.') < 0 && text.indexOf('\u3002') < 0 && !text.contains(SCHEME_END);
  }

  /** Whether it has what every link with a scheme has; most texts do not. */
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

  /** What matrix.to leads to is found by its id. */
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
