package dev.forseti.features;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTML as a row of tags and characters; comments are passed over. Goes forward only. */
final class HtmlSource {
  private static final int LONGEST_REFERENCE = 10;
  private static final Map<String, String> NAMED =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "shy", "\u00AD",
          "period", ".", "sol", "/", "colon", ":");

  private final String html;
  private int at;

  HtmlSource(String html) {
    this.html = html;
  }

  /**
   * A tag.
   *
   * @param name in lower case
   * @param closes whether it ends an element
   * @param attributes what stands behind the name
   */
  record Tag(String name, boolean closes, String attributes) {
    /** The value of the attribute; the first counts. Empty when there is none. */
    String attribute(String wanted) {
      return decoded(HtmlAttributes.value(attributes, wanted));
    }
  }

  boolean more() {
    return at < html.length();
  }

  /** The tag that begins here; null when none does. A comment is a tag without a name. */
  @Nullable Tag tag() {
    if (html.charAt(at) != '<' || at + 1 == html.length()) {
      return null;
    }
    if (html.startsWith("<!--", at)) {
      int end = html.indexOf("-->", at + 4);
      at = end < 0 ? html.length() : end + 3;
      return new Tag("", false, "");
    }
    boolean closes = html.charAt(at + 1) == '/';
    int start = at + (closes ? 2 : 1);
    char first = start < html.length() ? html.charAt(start) : ' ';
    boolean isName = isLetter(first);
    if (!isName && first != '!' && first != '?') {
      return null;
    }
    int nameEnd = start + 1;
    while (nameEnd < html.length() && isOfAName(html.charAt(nameEnd))) {
      nameEnd++;
    }
    int end = endOfTag(nameEnd);
    String name = isName ? html.substring(start, nameEnd).toLowerCase(Locale.ROOT) : "";
    at = Math.min(html.length(), end + 1);
    return new Tag(name, closes, html.substring(nameEnd, end));
  }

  /** Where it is closed, outside of quotes; the end of all when it is not. */
  private int endOfTag(int from) {
    char quote = 0;
    boolean value = false;
    for (int i = from; i < html.length(); i++) {
      char c = html.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '>') {
        return i;
      } else if (value && (c == '"' || c == '\'')) {
        quote = c;
      }
      value = quote == 0 && (c == '=' || (value && Character.isWhitespace(c)));
    }
    return html.length();
  }

  /** The character that stands here. */
  int character() {
    if (html.charAt(at) == '&') {
      int end = endOfReference(at + 1);
      boolean ended = end < html.length() && html.charAt(end) == ';';
      boolean number = html.startsWith("#", at + 1); // browsers take it without its end
      String meant = ended || number ? meant(html.substring(at + 1, end)) : "";
      if (!meant.isEmpty()) {
        at = end + (ended ? 1 : 0);
        return meant.codePointAt(0);
      }
    }
    int c = html.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private int endOfReference(int from) {
    int end = from;
    boolean number = html.startsWith("#", from);
    boolean hex = number && (html.startsWith("x", from + 1) || html.startsWith("X", from + 1));
    end += number ? (hex ? 2 : 1) : 0;
    while (end < html.length() && end - from < LONGEST_REFERENCE) {
      char c = html.charAt(end);
      boolean isOfIt = number ? Character.digit(c, hex ? 16 : 10) >= 0 : isLetter(c);
      if (!isOfIt) {
        break;
      }
      end++;
    }
    return end;
  }

  private static String decoded(String value) {
    if (value.indexOf('&') < 0) {
      return value;
    }
    HtmlSource source = new HtmlSource(value);
    StringBuilder decoded = new StringBuilder(value.length());
    while (source.more()) {
      decoded.appendCodePoint(source.character());
    }
    return decoded.toString();
  }

  /** What a reference stands for; empty when it is none. */
  private static String meant(String name) {
    if (!name.startsWith("#")) {
      return NAMED.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
    boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
    try {
      int c = Integer.parseInt(name, hex ? 2 : 1, name.length(), hex ? 16 : 10);
      boolean isCharacter = c > 0 && Character.isValidCodePoint(c) && (c < 0xD800 || c > 0xDFFF);
      return isCharacter ? Character.toString(c) : "";
    } catch (NumberFormatException noNumber) {
      return "";
    }
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isOfAName(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '-';
  }
}
