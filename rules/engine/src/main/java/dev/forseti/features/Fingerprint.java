package dev.forseti.features;

import dev.forseti.model.Hash;
import java.util.List;

/**
 * What of a text survives being disguised or edited: its letters alone, look-alikes, leet digits
 * and accents undone. Equal texts give equal prints; unequal ones differ but for collisions of 64
 * bits.
 *
 * @param whole hash of all letters; empty when there are none
 * @param sketch the least hash over all runs of {@value #RUN} letters: texts that share most of
 *     their letters mostly share it, wherever words were added, taken or changed; of all letters
 *     when there are fewer. A link is one letter, the same link the same one: that two link to one
 *     site makes their texts no copies
 * @param tail hash of the last {@value #TAIL} letters, links as in the sketch: the same behind any
 *     prefix; empty when there are fewer
 */
record Fingerprint(String whole, String sketch, String tail) {
  static final int RUN = 16;
  static final int TAIL = 24;
  private static final long RADIX = 0x9e3779b97f4a7c15L;
  private static final Fingerprint NONE = new Fingerprint("", "", "");

  /** The letter that each leet digit stands for, by digit. */
  private static final String LEET = "oizeasbtbg";

  /** Digits alone in a word of at most so many may be letters in disguise; longer ones count. */
  private static final int SHORT = 2;

  /** Prints a normalised text. */
  static Fingerprint of(String normal) {
    List<Links.Place> links = Links.places(normal);
    int[] letters = new int[normal.length()];
    int n = 0;
    long whole = Hash.BASIS;
    int next = 0;
    for (int i = 0; i < normal.length(); i++) {
      boolean isLinked = next < links.size() && i >= links.get(next).begin();
      int letter = plain(normal, i);
      if (letter != 0) {
        whole = Hash.with(whole, letter);
        if (!isLinked) {
          letters[n++] = letter;
        }
      }
      if (isLinked && i + 1 == links.get(next).end()) {
        letters[n++] = asLetter(normal, links.get(next++));
      }
    }
    if (whole == Hash.BASIS) {
      return NONE;
    }
    long sketch = n < RUN ? whole : least(letters, n);
    String tail = n < TAIL ? "" : Long.toHexString(hash(letters, n - TAIL, n));
    return new Fingerprint(Long.toHexString(whole), Long.toHexString(sketch), tail);
  }

  /** Of all that it shows, digits too: what leads elsewhere is another letter. No script has it. */
  private static int asLetter(String normal, Links.Place link) {
    return (int) Hash.spread(Hash.of(normal.substring(link.begin(), link.end())))
        | Integer.MIN_VALUE;
  }

  /** Hashes are spread, so that the least of several is the least of none of their letters. */
  private static long least(int[] letters, int n) {
    long leaving = 1;
    for (int i = 1; i < RUN; i++) {
      leaving *= RADIX;
    }
    long rolling = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < n; i++) {
      if (i >= RUN) {
        rolling -= letters[i - RUN] * leaving;
      }
      rolling = rolling * RADIX + letters[i];
      if (i >= RUN - 1) {
        least = Math.min(least, Hash.spread(rolling));
      }
    }
    return least;
  }

  private static long hash(int[] letters, int from, int to) {
    long hash = Hash.BASIS;
    for (int i = from; i < to; i++) {
      hash = Hash.with(hash, letters[i]);
    }
    return hash;
  }

  /** The plain letter at this place; 0 for what does not count. */
  private static int plain(String text, int i) {
    char c = text.charAt(i);
    if (c >= '0' && c <= '9') {
      return standsForALetter(text, i) ? LEET.charAt(c - '0') : 0;
    }
    boolean plain = c >= 'a' && c <= 'z'; // as most are
    if (!plain && !Character.isLetter(c) && !Character.isSurrogate(c)) {
      return 0;
    }
    int latin = plain ? c : Confusables.latin(c);
    return latin == 'l' || latin == 'j' ? 'i' : latin;
  }

  private static boolean standsForALetter(String text, int i) {
    int start = i;
    while (start > 0 && isDigit(text.charAt(start - 1)) && i - start <= SHORT) {
      start--;
    }
    int end = i + 1;
    while (end < text.length() && isDigit(text.charAt(end)) && end - i <= SHORT) {
      end++;
    }
    return end - start <= SHORT
        || (start > 0 && Character.isLetter(text.charAt(start - 1)))
        || (end < text.length() && Character.isLetter(text.charAt(end)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
