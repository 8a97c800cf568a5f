package dev.forseti.rules.counter;

import java.util.Arrays;

/**
 * HyperLogLog over a window: {@value #COUNT} registers of 5 bits for each bucket of a ring, and
 * their union with its estimate, so that most events change one register and nothing else. The
 * estimator is the improved one of Ertl (2017, arXiv:1702.01284); its standard error is 1.04 /
 * sqrt(256) = 6.5 %. A cell is {@value #LENGTH} longs: the mark, the newest bucket, the estimate,
 * the union, the buckets.
 */
final class HyperLogLog {
  static final int COUNT = 256;
  private static final int PER_LONG = 12;
  private static final int WORDS = 22;
  private static final int UNION = 3;
  static final int LENGTH = UNION + WORDS * (1 + Ring.BUCKETS);
  private static final int HIGHEST = 31;
  private static final long MARK = -1;

  /** Every second register of a long. */
  private static final long EVEN = 0x007c_1f07_c1f0_7c1fL;

  /** The bit behind each of them. */
  private static final long GUARD = 0x0080_2008_0200_8020L;

  private HyperLogLog() {}

  /** Whether the cell holds registers. */
  static boolean are(long[] cell) {
    return cell.length == LENGTH && cell[0] == MARK;
  }

  /** Registers of hashes with their times, as {@link DistinctCount} keeps them. */
  static long[] of(long[] kept, long now, long windowMillis) {
    long[] cell = new long[LENGTH];
    cell[0] = MARK;
    cell[1] = Ring.bucket(now, windowMillis);
    for (int i = 0; i < kept[0]; i++) {
      long bucket = Math.min(cell[1], Ring.bucket(kept[2 + 2 * i], windowMillis));
      put(cell, bucket, kept[1 + 2 * i]);
    }
    unite(cell);
    return cell;
  }

  /** Empties the buckets that the window has left behind. */
  static void turn(long[] cell, long now, long windowMillis) {
    long bucket = Ring.bucket(now, windowMillis);
    if (bucket > cell[1]) {
      for (long b = Math.max(cell[1] + 1, bucket - Ring.BUCKETS + 1); b <= bucket; b++) {
        Arrays.fill(cell, start(b), start(b) + WORDS, 0);
      }
      cell[1] = bucket;
      unite(cell);
    }
  }

  static boolean areEmpty(long[] cell) {
    return cell[2] == 0;
  }

  /** The estimate for the window of a moment; nothing is changed. */
  static long seen(long[] cell, long now, long windowMillis) {
    long bucket = Ring.bucket(now, windowMillis);
    if (bucket <= cell[1]) {
      return cell[2];
    }
    if (bucket - cell[1] >= Ring.BUCKETS) {
      return 0;
    }
    long[] union = new long[WORDS];
    for (long b = bucket - Ring.BUCKETS + 1; b <= cell[1]; b++) {
      unite(union, 0, cell, start(b));
    }
    return estimate(union, 0);
  }

  /** Adds a hash; answers the estimate. */
  static long add(long[] cell, long now, long hash, long windowMillis) {
    long bucket = Ring.bucket(now, windowMillis);
    if (bucket > cell[1] - Ring.BUCKETS && put(cell, bucket, hash)) {
      cell[2] = estimate(cell, UNION);
    }
    return cell[2];
  }

  private static int start(long bucket) {
    return UNION + WORDS * (1 + Ring.place(bucket));
  }

  /** Whether the union was raised. */
  private static boolean put(long[] cell, long bucket, long hash) {
    int register = (int) (hash >>> 56);
    int rank = Math.min(HIGHEST, Long.numberOfLeadingZeros((hash << 8) | 0x80) + 1);
    raise(cell, start(bucket), register, rank);
    return raise(cell, UNION, register, rank);
  }

  private static boolean raise(long[] cell, int start, int register, int rank) {
    int at = start + register / PER_LONG;
    int shift = register % PER_LONG * 5;
    if (((cell[at] >>> shift) & HIGHEST) >= rank) {
      return false;
    }
    cell[at] = (cell[at] & ~((long) HIGHEST << shift)) | ((long) rank << shift);
    return true;
  }

  private static void unite(long[] cell) {
    Arrays.fill(cell, UNION, UNION + WORDS, 0);
    for (int bucket = 0; bucket < Ring.BUCKETS; bucket++) {
      unite(cell, UNION, cell, start(bucket));
    }
    cell[2] = estimate(cell, UNION);
  }

  /** Raises the registers from one place on to those from another place on. */
  private static void unite(long[] into, int at, long[] other, int from) {
    for (int i = 0; i < WORDS; i++) {
      long a = into[at + i];
      long b = other[from + i];
      into[at + i] = greatest(a & EVEN, b & EVEN) | (greatest(a >>> 5 & EVEN, b >>> 5 & EVEN) << 5);
    }
  }

  /** The greatest of each two registers, of which every second place is empty. */
  private static long greatest(long a, long b) {
    long wins = ((a | GUARD) - b) & GUARD; // stays set where a is not less
    long mask = wins - (wins >>> 5);
    return (a & mask) | (b & ~mask);
  }

  private static long estimate(long[] cell, int start) {
    int[] counts = new int[HIGHEST + 1];
    for (int i = 0; i < WORDS; i++) {
      long word = cell[start + i];
      for (int left = Math.min(PER_LONG, COUNT - i * PER_LONG); left > 0; left--) {
        counts[(int) word & HIGHEST]++;
        word >>>= 5;
      }
    }
    if (counts[0] == COUNT) {
      return 0;
    }
    double z = COUNT * tau(1 - (double) counts[HIGHEST] / COUNT);
    for (int rank = HIGHEST - 1; rank >= 1; rank--) {
      z = 0.5 * (z + counts[rank]);
    }
    z += COUNT * sigma((double) counts[0] / COUNT);
    return Math.max(1, Math.round((double) COUNT * COUNT / (2 * Math.log(2)) / z));
  }

  private static double sigma(double share) {
    double x = share;
    double y = 1;
    double z = x;
    for (double before = -1; before != z; y += y) {
      x *= x;
      before = z;
      z += x * y;
    }
    return z;
  }

  private static double tau(double share) {
    if (share == 0 || share == 1) {
      return 0;
    }
    double x = share;
    double y = 1;
    double z = 1 - x;
    for (double before = -1; before != z; ) {
      x = Math.sqrt(x);
      before = z;
      y *= 0.5;
      z -= (1 - x) * (1 - x) * y;
    }
    return z / 3;
  }
}
