package dev.forseti.features;

import dev.forseti.model.Hash;
import java.util.Arrays;

/** The different words of a text as hashes: runs of two letters or more, without their order. */
final class WordHashes {
  /** Further words of one text are not told apart. */
  static final int MOST = 64;

  private WordHashes() {}

  /** The hashes of a normalised text's words, sorted. */
  static long[] of(String body) {
    long[] found = new long[Math.min(MOST, (body.length() + 2) / 3)]; // two letters and a space
    int size = 0;
    int start = 0;
    for (int i = 0; i <= body.length() && size < found.length; i++) {
      if (i == body.length() || !Character.isLetter(body.charAt(i))) {
        if (i - start >= 2) {
          found[size++] = hash(body, start, i);
        }
        start = i + 1;
      }
    }
    Arrays.sort(found, 0, size);
    int different = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || found[i] != found[i - 1]) {
        found[different++] = found[i];
      }
    }
    return Arrays.copyOf(found, different);
  }

  private static long hash(String body, int from, int to) {
    long hash = Hash.BASIS;
    for (int i = from; i < to; i++) {
      hash = Hash.with(hash, body.charAt(i));
    }
    return Hash.spread(hash);
  }
}
