package dev.forseti.admin.view;

import java.util.Locale;

/**
 * A sender's text made harmless to look at: controls, direction marks and invisible characters are
 * spelled out, towers of combining marks are cut, and length is bounded. It stays text: a page puts
 * it in as text, never as markup.
 */
public final class HarmlessText {
  private static final int JOINER = 0x200D; // inside emoji
  private static final int MOST_MARKS = 3;

  /** Drawn as nothing, though no control: joiners of marks, fillers, the empty Braille cell. */
  private static final String BLANK = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

  private HarmlessText() {}

  /**
   * The text as shown.
   *
   * @param most the greatest number of characters; what is left out is counted
   */
  public static String of(String any, int most) {
    var out = new StringBuilder(Math.min(any.length(), most) + 16);
    int marks = 0;
    int seen = 0;
    int before = ' ';
    for (int at = 0; at < any.length() && seen < most; seen++) {
      int c = any.codePointAt(at);
      at += Character.charCount(c);
      if (c == '\r' && at < any.length() && any.charAt(at) == '\n') {
        continue; // with what follows it is one line break
      }
      boolean unseen = isUnseen(before, c);
      before = c;
      if (unseen) {
        out.append(spelled(c));
        continue;
      }
      if (isMark(c) && ++marks > MOST_MARKS) {
        continue;
      }
      if (!isMark(c)) {
        cut(out, marks);
        marks = 0;
      }
      append(out, c);
    }
    cut(out, marks);
    int left = any.codePointCount(0, any.length()) - seen;
    if (left > 0) {
      out.append(String.format(Locale.ROOT, "… (%,d more)", left));
    }
    return out.toString();
  }

  private static void cut(StringBuilder out, int marks) {
    if (marks > MOST_MARKS) {
      out.append("[").append(marks - MOST_MARKS).append(" marks]");
    }
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return (type == Character.NON_SPACING_MARK && !isVariation(c))
        || type == Character.ENCLOSING_MARK;
  }

  /** A variation selector says how the character before it looks: emoji or text. */
  private static boolean isVariation(int c) {
    return c >= 0xFE00 && c <= 0xFE0F;
  }

  /**
   * Letters and marks that show nothing, and joiners and selectors where there is nothing for them
   * to join or select: two names that differ only in them would look the same.
   */
  private static boolean isUnseen(int before, int c) {
    if (c == JOINER) {
      return !isVariation(before) && !isSymbol(before) && !isMark(before);
    }
    if (isVariation(c)) {
      return !isSymbol(before) && (before > '9' || before == ' ');
    }
    return BLANK.indexOf(c) >= 0 || (c >= 0x180B && c <= 0x180F) || (c >= 0xE0100 && c <= 0xE01EF);
  }

  private static boolean isSymbol(int c) {
    int type = Character.getType(c);
    return type == Character.OTHER_SYMBOL
        || type == Character.MODIFIER_SYMBOL
        || type == Character.MATH_SYMBOL
        || type == Character.OTHER_PUNCTUATION;
  }

  private static String spelled(int c) {
    return String.format(Locale.ROOT, "[U+%04X]", c);
  }

  private static void append(StringBuilder out, int c) {
    int type = Character.getType(c);
    if (c == '\n') {
      out.append("⏎ ");
    } else if (type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || (type == Character.FORMAT && c != JOINER)) {
      out.append(spelled(c));
    } else {
      out.appendCodePoint(c);
    }
  }
}
