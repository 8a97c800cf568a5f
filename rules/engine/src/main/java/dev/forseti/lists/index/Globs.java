package dev.forseti.lists.index;

/**
 * Patterns of ids as text (Matrix specification, appendices, Glob-style matching): {@code *} is any
 * number of characters, {@code ?} is one, and all else is itself.
 */
final class Globs {
  private Globs() {}

  /** The text in lower case, character by character, so that parts of it fold as the whole. */
  static String fold(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain = c < 'A' || (c > 'Z' && c < 0x80); // as most are
      if (!isPlain && Character.toLowerCase(c) != c) {
        return folded(text);
      }
    }
    return text;
  }

  private static String folded(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = Character.toLowerCase(chars[i]);
    }
    return new String(chars);
  }

  /**
   * Whether the pattern covers the whole id. It goes back to the last star alone, so it takes at
   * most the product of both lengths.
   */
  static boolean matches(String pattern, String id) {
    int p = 0;
    int i = 0;
    int star = -1;
    int resume = 0;
    while (i < id.length()) {
      char expected = p < pattern.length() ? pattern.charAt(p) : 0;
      if (p < pattern.length() && expected == '*') {
        star = p++;
        resume = i;
      } else if (p < pattern.length() && expected == '?') {
        p++;
        i = after(id, i);
      } else if (p < pattern.length() && expected == id.charAt(i)) {
        p++;
        i++;
      } else if (star >= 0) {
        p = star + 1;
        resume = after(id, resume);
        i = resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Where the next character begins; one outside of the basic plane takes two of Java's. */
  private static int after(String text, int i) {
    return i + Character.charCount(text.codePointAt(i));
  }

  static boolean isWild(char c) {
    return c == '*' || c == '?';
  }

  /** Where the first star or question mark is; the pattern has one. */
  static int firstWild(String pattern) {
    int i = 0;
    while (!isWild(pattern.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Where the last star or question mark is; the pattern has one. */
  static int lastWild(String pattern) {
    int i = pattern.length() - 1;
    while (!isWild(pattern.charAt(i))) {
      i--;
    }
    return i;
  }
}
