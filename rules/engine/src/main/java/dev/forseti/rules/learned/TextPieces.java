package dev.forseti.rules.learned;

import dev.forseti.model.Hash;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * The pieces of a text that a model weighs, as hashes: runs of 2 to 5 characters, words, and pairs
 * of words. Digits are all the same digit, spaces of any kind one space, so that numbers and layout
 * tell nothing. Looks at the first {@value #MOST} characters, in time linear in them.
 */
public final class TextPieces {
  /** Further characters are ignored. */
  public static final int MOST = 512;

  private static final int SHORTEST = 2;
  private static final int LONGEST = 5;
  private static final long RUN = 0x9E3779B97F4A7C15L;
  private static final long WORD = 0xC2B2AE3D27D4EB4FL;
  private static final long PAIR = 0x165667B19E3779F9L;

  private TextPieces() {}

  /** Gives each piece of the normalised text, as often as it is in it, and returns how many. */
  public static int of(String body, LongConsumer piece) {
    char[] text = plain(body);
    return runs(text, piece) + words(text, piece);
  }

  /** One space at each end and between words. */
  private static char[] plain(String body) {
    int length = Math.min(MOST, body.length());
    char[] plain = new char[length + 2];
    int size = 0;
    plain[size++] = ' ';
    for (int i = 0; i < length; i++) {
      char c = body.charAt(i);
      char simple = Character.isWhitespace(c) ? ' ' : Character.isDigit(c) ? '0' : c;
      if (simple != ' ' || plain[size - 1] != ' ') {
        plain[size++] = simple;
      }
    }
    if (plain[size - 1] != ' ') {
      plain[size++] = ' ';
    }
    return Arrays.copyOf(plain, size);
  }

  private static int runs(char[] text, LongConsumer piece) {
    int count = 0;
    for (int start = 0; start < text.length; start++) {
      long hash = RUN;
      int end = Math.min(text.length, start + LONGEST);
      for (int i = start; i < end; i++) {
        hash = Hash.with(hash, text[i]);
        if (i - start + 1 >= SHORTEST) {
          piece.accept(Hash.spread(hash));
          count++;
        }
      }
    }
    return count;
  }

  private static int words(char[] text, LongConsumer piece) {
    int count = 0;
    long before = 0;
    long hash = WORD;
    for (int i = 1; i < text.length; i++) {
      if (text[i] != ' ') {
        hash = Hash.with(hash, text[i]);
        continue;
      }
      piece.accept(Hash.spread(hash));
      count++;
      if (before != 0) {
        piece.accept(Hash.spread((before ^ PAIR) + Long.rotateLeft(hash, 31)));
        count++;
      }
      before = hash;
      hash = WORD;
    }
    return count;
  }
}
