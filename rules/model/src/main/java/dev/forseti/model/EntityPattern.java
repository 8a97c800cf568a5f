package dev.forseti.model;

import java.util.Locale;

/**
 * A pattern of ids, as Matrix reads it (specification, appendices, Glob-style matching): {@code *}
 * is any number of characters, {@code ?} is one, and there is no escape for either. It is made of
 * what somebody meant as a pattern, never of a {@link Subject}'s id: policy lists an id that holds
 * one of the two by its hash ({@code PatternSafeEntity}), so that no reader takes it for a pattern.
 * Case does not matter.
 *
 * @param text the pattern as it was written
 */
public record EntityPattern(String text) {

  /** Whether it holds neither sign of a pattern: then it means one id alone. */
  public boolean isLiteral() {
    return text.indexOf('*') < 0 && text.indexOf('?') < 0;
  }

  /** Whether it covers the subject, whatever kind that is; takes time of length times length. */
  public boolean matches(Subject subject) {
    return matches(subject.id());
  }

  /** Whether it covers an id, in which {@code *} and {@code ?} are characters. */
  public boolean matches(String id) {
    int[] pattern = folded(text);
    int[] literal = folded(id);
    int p = 0;
    int star = -1;
    int resume = 0;
    for (int i = 0; i < literal.length; ) {
      if (p < pattern.length && pattern[p] == '*') {
        star = p++;
        resume = i;
      } else if (p < pattern.length && (pattern[p] == '?' || pattern[p] == literal[i])) {
        p++;
        i++;
      } else if (star >= 0) {
        p = star + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == '*') {
      p++;
    }
    return p == pattern.length;
  }

  /** Whether any id matches both patterns; takes time of length times length. */
  public boolean overlaps(EntityPattern other) {
    int[] a = folded(text);
    int[] b = folded(other.text);
    boolean[] next = new boolean[b.length + 1];
    for (int i = a.length; i >= 0; i--) {
      boolean[] here = new boolean[b.length + 1];
      for (int j = b.length; j >= 0; j--) {
        here[j] = meet(a, i, b, j, next, here);
      }
      next = here;
    }
    return next[0];
  }

  private static boolean meet(
      int[] a, int i, int[] b, int j, boolean[] nextRow, boolean[] thisRow) {
    boolean endOfA = i == a.length;
    boolean endOfB = j == b.length;
    if (endOfA && endOfB) {
      return true;
    }
    if (!endOfA && a[i] == '*') {
      return nextRow[j] || (!endOfB && thisRow[j + 1]);
    }
    if (!endOfB && b[j] == '*') {
      return thisRow[j + 1] || (!endOfA && nextRow[j]);
    }
    if (endOfA || endOfB) {
      return false;
    }
    return (a[i] == '?' || b[j] == '?' || a[i] == b[j]) && nextRow[j + 1];
  }

  private static int[] folded(String text) {
    return text.toLowerCase(Locale.ROOT).codePoints().toArray();
  }

  @Override
  public String toString() {
    return text;
  }
}
