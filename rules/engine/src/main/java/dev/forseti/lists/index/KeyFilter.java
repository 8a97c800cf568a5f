package dev.forseti.lists.index;

/**
 * Says of nearly all keys that are not in a table that they are not, from ten to thirty bits a key,
 * which stay near the processor (Bloom, CACM 13(7), 1970, with one hash). Keys are spread over all
 * their bits. A key that leaves stays in it until the filter is made anew.
 */
final class KeyFilter {
  private static final int SLOTS_A_WORD = 8;

  private final long[] words;
  private final int shift;

  /** An empty filter for a table of that many slots, a power of two from 16, half of them used. */
  KeyFilter(int slots) {
    words = new long[slots / SLOTS_A_WORD];
    shift = Long.numberOfLeadingZeros(words.length) + 1;
  }

  void add(long key) {
    words[(int) (key >>> shift)] |= 1L << key; // highest bits: the word; lowest six: the bit
  }

  /** False for a key that was never added; rarely true for such a one. */
  boolean mayHave(long key) {
    return ((words[(int) (key >>> shift)] >>> key) & 1) != 0;
  }
}
