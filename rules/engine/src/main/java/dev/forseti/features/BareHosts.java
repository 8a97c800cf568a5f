package dev.forseti.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that stand in a text without a scheme, as clients make links of them: with a path behind
 * any name below a public suffix, without one only below suffixes that few files, methods and
 * sentences end in. One pass, linear.
 */
final class BareHosts {
  /** What seldom follows a full stop by chance; {@code example} is kept free for manuals. */
  private static final Set<String> WELL_KNOWN =
      Set.of(
          ("com net org biz edu gov mil xyz icu vip dev ai gg tv shop club site online example ru"
                  + " su ua kz cn hk tw jp kr vn ir tr br cl au nz uk eu fr de ch cz sk hu ro bg"
                  + " gr dk fi lt")
              .split(" "));

  /** Ends of file names and methods that are suffixes too; a path with a dot may be a file. */
  private static final Set<String> FILES =
      Set.of("rs py sh md pl pm so cc ps mk zip mov ml st new foo app java do is in".split(" "));

  /** Names of programs that end like a host. */
  private static final Set<String> PROGRAMS = Set.of("asp.net", "ado.net", "vb.net", "java.net");

  /**
   * One of them.
   *
   * @param begin where it begins
   * @param host where its name ends
   * @param end where its path ends
   */
  record Span(int begin, int host, int end) {}

  private BareHosts() {}

  /** Those between two places of a text in lower case, in order. */
  static List<Span> in(String text, int from, int to) {
    if (text.indexOf('.', from, to) < 0) {
      return List.of();
    }
    List<Span> found = new ArrayList<>();
    boolean isId = false;
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (isOfName(c) && c != '.') {
        int stop = at;
        while (stop < to && isOfName(text.charAt(stop))) {
          stop++;
        }
        Span span = isId || !isFree(text, at) ? null : span(text, at, stop, to);
        if (span != null) {
          found.add(span);
          stop = span.end();
        }
        at = stop;
      } else {
        boolean sigil =
            c == '@'
                || ("#!$".indexOf(c) >= 0 && MatrixIds.mayStart(text, at))
                || (c == ':' && text.startsWith("matrix", at - 6));
        isId = !Character.isWhitespace(c) && (isId || sigil);
        at++;
      }
    }
    return found;
  }

  /** Whether nothing before it makes it a part of something else, a path or a mail address. */
  private static boolean isFree(String text, int at) {
    return at == 0 || "@/\\.#$%&+_-".indexOf(text.charAt(at - 1)) < 0;
  }

  private static @Nullable Span span(String text, int at, int stop, int to) {
    int end = stop;
    while (end > at && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    char next = end < to ? text.charAt(end) : ' ';
    if (end < stop && next != '.') {
      return null;
    }
    boolean path = isPath(text, end, to);
    String host = end - at > Links.LONGEST_HOST ? "" : text.substring(at, end);
    int dot = host.lastIndexOf('.');
    if (dot <= 0 || next == '@' || next == '(' || PROGRAMS.contains(host)) {
      return null;
    }
    String suffix = host.substring(dot + 1);
    if (!path) {
      return WELL_KNOWN.contains(suffix) && isName(host) ? new Span(at, end, end) : null;
    }
    boolean maybeFile =
        FILES.contains(suffix)
            && text.indexOf('.', end, pathEnd(text, end, Math.min(to, end + Links.LONGEST))) >= 0;
    boolean known = WELL_KNOWN.contains(suffix) || RegistrableDomain.isUnderSuffix(host);
    return known && !maybeFile && isName(host) ? new Span(at, end, pathEnd(text, end, to)) : null;
  }

  private static boolean isPath(String text, int at, int to) {
    if (at + 1 >= to) {
      return false;
    }
    char c = text.charAt(at);
    char next = text.charAt(at + 1);
    return (c == '/' && !Character.isWhitespace(next)) || (c == ':' && next >= '0' && next <= '9');
  }

  private static int pathEnd(String text, int from, int to) {
    int end = from;
    while (end < to
        && !Character.isWhitespace(text.charAt(end))
        && "<>\"()[]{}|".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    while (end > from && ".,;:!?'`*".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  /** No empty label, and letters at the end. */
  private static boolean isName(String host) {
    char last = host.charAt(host.length() - 1);
    return !host.contains("..") && !host.startsWith(".") && Character.isLetter(last);
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
  }
}
