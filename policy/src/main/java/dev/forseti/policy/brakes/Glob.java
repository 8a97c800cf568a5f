package dev.forseti.policy.brakes;

import java.util.Locale;

/**
 * A pattern of Matrix (specification, appendices, Glob-style matching): {@code *} is any number of
 * characters, {@code ?} is one. Case does not matter here: a brake would rather hold too much.
 *
 * @param text the pattern, in lower case
 */
record Glob(String text) {
  Glob {
    text = text.toLowerCase(Locale.ROOT);
  }

  /** Whether any text matches both patterns; takes time of length times length. */
  boolean overlaps(Glob other) {
    String a = text;
    String b = other.text;
    boolean[] next = new boolean[b.length() + 1];
    for (int i = a.length(); i >= 0; i--) {
      boolean[] here = new boolean[b.length() + 1];
      for (int j = b.length(); j >= 0; j--) {
        here[j] = meet(a, i, b, j, next, here);
      }
      next = here;
    }
    return next[0];
  }

  private static boolean meet(
      String a, int i, String b, int j, boolean[] nextRow, boolean[] thisRow) {
    boolean endOfA = i == a.length();
    boolean endOfB = j == b.length();
    if (endOfA && endOfB) {
      return true;
    }
    if (!endOfA && a.charAt(i) == '*') {
      return nextRow[j] || (!endOfB && thisRow[j + 1]);
    }
    if (!endOfB && b.charAt(j) == '*') {
      return thisRow[j + 1] || (!endOfA && nextRow[j]);
    }
    if (endOfA || endOfB) {
      return false;
    }
    char x = a.charAt(i);
    char y = b.charAt(j);
    return (x == '?' || y == '?' || x == y) && nextRow[j + 1];
  }

  boolean isLiteral() {
    return text.indexOf('*') < 0 && text.indexOf('?') < 0;
  }

  /** How many letters, digits and the like stand in the part. */
  static int literals(String part) {
    return (int) part.chars().filter(c -> c != '*' && c != '?' && c != '.' && c != '@').count();
  }
}
