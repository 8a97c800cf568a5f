package dev.forseti.admin.search;

import java.util.Optional;

/** What a moderator typed, and how far it has been read. */
final class TypedText {
  private static final String QUOTES = "\"“”„«»";

  private final String text;
  private int at;

  TypedText(String text) {
    this.text = text;
  }

  /** Where the next character is. */
  int at() {
    return at;
  }

  /** Whether nothing but blanks is left; skips them. */
  boolean isOver() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at == text.length();
  }

  /** Whether a quotation mark comes next. */
  boolean isQuote() {
    return at < text.length() && QUOTES.indexOf(text.charAt(at)) >= 0;
  }

  /** What stands between the quotation mark that comes next and another; none without that. */
  Optional<String> quoted() {
    int begin = ++at;
    while (at < text.length() && !isQuote()) {
      at++;
    }
    return at == text.length() ? Optional.empty() : Optional.of(text.substring(begin, at++));
  }

  /** The name before a colon, which is skipped; none when there is no such, as in an address. */
  Optional<String> name() {
    int end = at;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    if (end == at || !text.startsWith(":", end) || text.startsWith("://", end)) {
      return Optional.empty();
    }
    String name = text.substring(at, end);
    at = end + 1;
    return Optional.of(name);
  }

  /** All up to the next blank. */
  String word() {
    int begin = at;
    while (at < text.length() && !isBlank(text.charAt(at))) {
      at++;
    }
    return text.substring(begin, at);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
