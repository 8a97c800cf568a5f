package dev.forseti.lists.index;

/**
 * Says of nearly all keys that are not in a table that they are not, from ten to thirty bits a key,
 * which stay near the processor (Bloom, CACM 13(7), 1970, with two hashes whose bits are in one
 * word). A key that leaves stays in it until the filter is made anew.
 */
final class KeyFilter {
  private static final int SLOTS_A_WORD = 8;

  /** 2^64 by the golden ratio: the highest bits of a product depend on all of a key (Knuth). */
  private static final long SPREADS = 0x9e3779b97f4a7c15L;

  private static final int FIRST_BIT = 20;
  private static final int SECOND_BIT = 26;

  private final long[] words;
  private final int shift;

  /** An empty filter for a table of that many slots, a power of two from 16, half of them used. */
  KeyFilter(int slots) {
    words = new long[slots / SLOTS_A_WORD];
    shift = Long.numberOfLeadingZeros(words.length) + 1;
  }

  void add(long key) {
    long spread = key * SPREADS;
    words[(int) (spread >>> shift)] |= bits(spread);
  }

  /** False for a key that was never added; rarely true for such a one. */
  boolean mayHave(long key) {
    long spread = key * SPREADS;
    long bits = bits(spread);
    return (words[(int) (spread >>> shift)] & bits) == bits;
  }

  private static long bits(long spread) {
    return (1L << (spread >>> FIRST_BIT)) | (1L << (spread >>> SECOND_BIT));
  }
}
