package dev.forseti.admin.search;

import java.io.IOException;
import java.io.Reader;
import org.apache.lucene.analysis.charfilter.BaseCharFilter;

/** A text without the characters that {@linkplain FoldedText say nothing}; places are kept. */
final class SeenCharacters extends BaseCharFilter {
  private static final int AT_ONCE = 4_096;

  private final StringBuilder seen = new StringBuilder();
  private boolean isRead;
  private int next;

  SeenCharacters(Reader input) {
    super(input);
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (!isRead) {
      readAll();
      isRead = true;
    }
    if (next >= seen.length()) {
      return -1;
    }
    int end = Math.min(seen.length(), next + length);
    seen.getChars(next, end, buffer, offset);
    int count = end - next;
    next = end;
    return count;
  }

  /** Texts are bounded, so it is in memory once. */
  private void readAll() throws IOException {
    var all = new StringBuilder();
    char[] some = new char[AT_ONCE];
    for (int n = input.read(some); n >= 0; n = input.read(some)) {
      all.append(some, 0, n);
    }
    int left = 0;
    int base = ' ';
    for (int at = 0; at < all.length(); ) {
      int c = all.codePointAt(at);
      at += Character.charCount(c);
      if (FoldedText.isLeftOut(base, c)) {
        left += Character.charCount(c);
        addOffCorrectMap(seen.length(), left);
      } else {
        seen.appendCodePoint(FoldedText.isGap(c) ? ' ' : c);
        base = Character.getType(c) == Character.NON_SPACING_MARK ? base : c;
      }
    }
  }
}
