package dev.forseti.rules.counter;

import dev.forseti.features.Unknown;
import java.util.Arrays;

/**
 * Which words were said within a window. Up to {@value #FEW} words are kept by hash, and nothing is
 * said of one that is missing; more are kept as two sets of {@value #BITS} bits, one for the half
 * of the window that runs and one for the half before. A word that was never said is then taken for
 * a known one as often as bits are set: one in seven with 20,000 words.
 *
 * <p>A cell has the number of the half, then the number of words and their hashes, two in a long;
 * or both sets. Few words are kept until a half goes by without any.
 */
final class Vocabulary {
  static final int FEW = 512;
  static final int BITS = 131_072;
  private static final int LONGS = BITS / Long.SIZE;
  private static final int LENGTH = 1 + 2 * LONGS;
  private static final int PER_THOUSAND = 1_000;

  private Vocabulary() {}

  /**
   * How many of a thousand of the words nobody has said before; unknown without words, and while
   * few words are known.
   *
   * @param shown 1 for an event whose words are learned, {@link Unknown#LONG} for another
   * @param words their hashes
   */
  static long feed(
      CounterCells state, int index, long now, long shown, long[] words, long windowMillis) {
    long half = Math.floorDiv(now, Math.max(1, windowMillis / 2));
    long[] cell = turned(state.cell(index), half);
    long unseen = unseen(cell, words);
    if (shown != Unknown.LONG && words.length > 0) {
      state.cell(index, with(cell, half, words));
    }
    return unseen;
  }

  private static boolean areMany(long[] cell) {
    return cell.length == LENGTH;
  }

  /** The cell as it is in that half; another one when it has to change. */
  private static long[] turned(long[] cell, long half) {
    if (cell.length == 0 || half <= cell[0]) {
      return cell;
    }
    if (half - cell[0] > 1) {
      return new long[0];
    }
    long[] turned = cell.clone();
    turned[0] = half;
    if (areMany(cell)) {
      System.arraycopy(cell, 1, turned, 1 + LONGS, LONGS);
      Arrays.fill(turned, 1, 1 + LONGS, 0);
    }
    return turned;
  }

  private static long unseen(long[] cell, long[] words) {
    if (words.length == 0 || !areMany(cell)) {
      return Unknown.LONG;
    }
    int unseen = 0;
    for (long word : words) {
      int at = 1 + place(word);
      unseen += ((cell[at] | cell[at + LONGS]) >>> word & 1) == 0 ? 1 : 0;
    }
    return unseen * (long) PER_THOUSAND / words.length;
  }

  /** Its lowest bits say which bit of a long, those above which long. */
  private static int place(long word) {
    return (int) (word >>> 6) & (LONGS - 1);
  }

  private static long[] with(long[] before, long half, long[] words) {
    long[] cell = before.length == 0 ? new long[] {half, 0} : before;
    for (long word : words) {
      if (areMany(cell)) {
        cell[1 + place(word)] |= 1L << word;
      } else {
        cell = withFew(cell, (int) word);
      }
    }
    return cell;
  }

  private static long[] withFew(long[] cell, int word) {
    int size = (int) cell[1];
    for (int i = 0; i < size; i++) {
      if (few(cell, i) == word) {
        return cell;
      }
    }
    if (size == FEW) {
      return many(cell, word);
    }
    int at = 2 + size / 2;
    long[] more = at < cell.length ? cell : Arrays.copyOf(cell, 2 + Math.max(4, size));
    more[at] |= (word & 0xffff_ffffL) << (32 * (size % 2));
    more[1]++;
    return more;
  }

  private static int few(long[] cell, int i) {
    return (int) (cell[2 + i / 2] >>> (32 * (i % 2)));
  }

  private static long[] many(long[] cell, int last) {
    long[] many = new long[LENGTH];
    many[0] = cell[0];
    many[1 + place(last)] |= 1L << last;
    for (int i = 0; i < FEW; i++) {
      int word = few(cell, i);
      many[1 + place(word)] |= 1L << word;
    }
    return many;
  }
}
