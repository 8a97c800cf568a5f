package dev.forseti.training.trees;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Some of many, drawn without putting back. */
final class Draw {
  private Draw() {}

  /** Places from 0 to before the size, rising; at least one, and all of them for the share 1. */
  static int[] of(int size, double share, Random random) {
    int[] all = IntStream.range(0, size).toArray();
    int wanted = Math.max(1, (int) Math.round(share * size));
    if (wanted >= size) {
      return all;
    }
    for (int i = 0; i < wanted; i++) {
      int other = i + random.nextInt(size - i);
      int held = all[i];
      all[i] = all[other];
      all[other] = held;
    }
    int[] drawn = Arrays.copyOf(all, wanted);
    Arrays.sort(drawn);
    return drawn;
  }
}
