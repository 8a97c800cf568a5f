package dev.forseti.rules.regex;

import org.jspecify.annotations.Nullable;

/** The letters of an expression, read from the left. */
final class RegexText {
  private static final int NO_LETTER = -1;

  private final String text;
  private int at;

  RegexText(String expression) {
    text = expression;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  boolean isAt(String part) {
    return text.startsWith(part, at);
  }

  boolean skip(String part) {
    boolean isHere = isAt(part);
    at += isHere ? part.length() : 0;
    return isHere;
  }

  /** The next letter; below zero at the end. */
  int peek() {
    return isAtEnd() ? NO_LETTER : text.codePointAt(at);
  }

  /** Reads a letter. */
  int next() {
    if (isAtEnd()) {
      throw new RegexParser.Unknown("an end too soon");
    }
    int c = text.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  /** What is written from here to the end of the part, which is read. */
  String through(String end) {
    int to = text.indexOf(end, at);
    if (to < 0) {
      throw new RegexParser.Unknown("no " + end);
    }
    String found = text.substring(at, to + end.length());
    at = to + end.length();
    return found;
  }

  /** Reads a group's name and the bracket after it. */
  void name() {
    through(">");
  }

  /** Reads bounds, as {2,5}; null where none stand, for then the bracket is a letter. */
  int @Nullable [] bounds() {
    if (!isAt("{")) {
      return null;
    }
    int begin = at++;
    int least = number();
    int most = least;
    if (least >= 0 && skip(",")) {
      most = isAt("}") ? RegexNode.Repeat.ENDLESS : number();
      least = most == NO_LETTER && !isAt("}") ? NO_LETTER : least;
    }
    if (least < 0 || !skip("}")) {
      at = begin;
      return null;
    }
    return new int[] {least, most};
  }

  private int number() {
    int from = at;
    int value = 0;
    while (at < text.length() && at - from < 5 && Character.digit(text.charAt(at), 10) >= 0) {
      value = value * 10 + Character.digit(text.charAt(at++), 10);
    }
    return at == from ? NO_LETTER : value;
  }

  /** Reads one letter that was written behind a backslash. */
  int escaped() {
    int c = next();
    return switch (c) {
      case 'a' -> 7;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 11;
      case 'x' -> hexadecimal();
      default -> {
        if (c >= 128 || Character.isLetterOrDigit(c)) {
          throw new RegexParser.Unknown("escape");
        }
        yield c;
      }
    };
  }

  private int hexadecimal() {
    String digits = skip("{") ? through("}") : text.substring(at, Math.min(at + 2, text.length()));
    at += digits.endsWith("}") ? 0 : digits.length();
    try {
      return Integer.parseInt(digits.replace("}", ""), 16);
    } catch (NumberFormatException none) {
      throw new RegexParser.Unknown("number");
    }
  }
}
