package dev.forseti.features;

import com.ibm.icu.text.Normalizer2;

/**
 * A text that takes linear time to normalise: at most {@value #MOST} characters in a row belong to
 * the one before them, further ones are dropped (as in Unicode's Stream-Safe Text Format, UAX 15,
 * section 13, which breaks the row instead). No language stacks so many; marks of two classes in
 * turn would be sorted in time quadratic in their number.
 */
final class StreamSafeText {
  static final int MOST = 30;

  /** Nothing below joins the character before it, whatever the normalisation. */
  private static final int FIRST = 0x00AD;

  private StreamSafeText() {}

  /** The text as it is, or without what is too many to be read in linear time. */
  static String of(String text, Normalizer2 form) {
    StringBuilder safe = null;
    int row = 0;
    int kept = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      row = c < FIRST || form.hasBoundaryBefore(c) ? 0 : row + 1;
      if (row > MOST) {
        safe = safe == null ? new StringBuilder(text.length()) : safe;
        safe.append(text, kept, at);
        kept = next;
      }
      at = next;
    }
    return safe == null ? text : safe.append(text, kept, text.length()).toString();
  }
}
