package dev.forseti.rules;

import dev.forseti.features.Unknown;
import java.util.Arrays;

/**
 * A window kept as a ring of {@value #BUCKETS} buckets: what it says is off by at most one bucket.
 * A cell has the number of the newest bucket, then the buckets, then what else a kind needs.
 */
final class Ring {
  static final int BUCKETS = 16;

  private Ring() {}

  /** The number of the bucket that a moment is in. */
  static long bucket(long now, long windowMillis) {
    return Math.floorDiv(now, Math.max(1, windowMillis / BUCKETS));
  }

  /** The place of a bucket among the {@value #BUCKETS}. */
  static int place(long bucket) {
    return (int) Math.floorMod(bucket, (long) BUCKETS);
  }

  static long add(KeyState state, int index, long now, long add, long windowMillis) {
    long[] cell = turned(state, index, bucket(now, windowMillis), 0, BUCKETS + 1);
    int at = at(cell, bucket(now, windowMillis));
    if (at > 0 && add != Unknown.LONG) {
      cell[at] = saturated(cell[at], add);
    }
    long total = 0;
    for (int i = 1; i <= BUCKETS; i++) {
      total = saturated(total, cell[i]);
    }
    return total;
  }

  static long max(KeyState state, int index, long now, long value, long windowMillis) {
    long[] cell = turned(state, index, bucket(now, windowMillis), Unknown.LONG, BUCKETS + 1);
    int at = at(cell, bucket(now, windowMillis));
    if (at > 0) {
      cell[at] = Math.max(cell[at], value); // the unknown is the least of all
    }
    long most = Unknown.LONG;
    for (int i = 1; i <= BUCKETS; i++) {
      most = Math.max(most, cell[i]);
    }
    return most;
  }

  /** Counts an event that comes more than the gap after the one before, which begins a session. */
  static long sessions(KeyState state, int index, long now, long gap, long windowMillis) {
    long[] cell = turned(state, index, bucket(now, windowMillis), 0, BUCKETS + 2);
    int last = BUCKETS + 1;
    if (gap != Unknown.LONG) {
      int at = at(cell, bucket(now, windowMillis));
      if (at > 0 && (cell[last] == 0 || now - cell[last] > gap)) {
        cell[at]++;
      }
      cell[last] = Math.max(cell[last], now);
    }
    long total = 0;
    for (int i = 1; i <= BUCKETS; i++) {
      total += cell[i];
    }
    boolean goesOn = cell[last] != 0 && now - cell[last] <= windowMillis;
    return total == 0 && goesOn ? 1 : total;
  }

  private static long saturated(long a, long b) {
    long sum = a + b;
    boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
    return overflow ? (a < 0 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE) : sum;
  }

  /** The place of the bucket in the cell; 0 when it is too old. */
  private static int at(long[] cell, long bucket) {
    return bucket > cell[0] - BUCKETS ? 1 + place(bucket) : 0;
  }

  private static long[] turned(KeyState state, int index, long bucket, long empty, int length) {
    long[] cell = state.cell(index);
    if (cell.length == 0) {
      cell = new long[length];
      Arrays.fill(cell, 1, BUCKETS + 1, empty);
      cell[0] = bucket;
      state.cell(index, cell);
    }
    if (bucket > cell[0]) {
      for (long b = Math.max(cell[0] + 1, bucket - BUCKETS + 1); b <= bucket; b++) {
        cell[1 + place(b)] = empty;
      }
      cell[0] = bucket;
    }
    return cell;
  }
}
