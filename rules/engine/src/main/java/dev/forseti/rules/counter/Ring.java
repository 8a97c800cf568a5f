package dev.forseti.rules.counter;

import dev.forseti.features.Unknown;
import java.util.Arrays;

/**
 * A window kept as a ring of {@value #BUCKETS} buckets: what it says is off by at most one bucket.
 * A cell has the number of the newest bucket, then the buckets, then what else a kind needs;
 * counts, sums and maxima begin as {@link SingleBucket}.
 */
final class Ring {
  static final int BUCKETS = 16;
  private static final int LAST = BUCKETS + 1;

  private Ring() {}

  /** The number of the bucket that a moment is in. */
  static long bucket(long now, long windowMillis) {
    return Math.floorDiv(now, Math.max(1, windowMillis / BUCKETS));
  }

  /** The place of a bucket among the {@value #BUCKETS}. */
  static int place(long bucket) {
    return (int) (bucket & (BUCKETS - 1));
  }

  static long add(CounterCells state, int index, long now, long add, long windowMillis) {
    if (add == Unknown.LONG) {
      return total(state.cell(index), bucket(now, windowMillis));
    }
    long bucket = bucket(now, windowMillis);
    if (SingleBucket.serves(state.cell(index), bucket, 0)) {
      long[] one = SingleBucket.movedOn(state, index, bucket, 0);
      one[1] = saturated(one[1], add);
      return one[1];
    }
    long[] cell = turned(state, index, bucket, 0, BUCKETS + 1);
    int at = at(cell, bucket);
    if (at > 0) {
      cell[at] = saturated(cell[at], add);
    }
    long total = 0;
    for (int i = 1; i <= BUCKETS; i++) {
      total = saturated(total, cell[i]);
    }
    return total;
  }

  /** The sum of what the window holds; who only looks changes nothing. */
  private static long total(long[] cell, long bucket) {
    if (cell.length == SingleBucket.LENGTH) {
      return cell[0] < oldest(cell, bucket) ? 0 : cell[1];
    }
    long total = 0;
    for (long b = oldest(cell, bucket); cell.length > 0 && b <= cell[0]; b++) {
      total = saturated(total, cell[1 + place(b)]);
    }
    return total;
  }

  /** The first bucket that the window of a moment reaches. */
  private static long oldest(long[] cell, long bucket) {
    return (cell.length == 0 ? bucket : Math.max(cell[0], bucket)) - BUCKETS + 1;
  }

  static long max(CounterCells state, int index, long now, long value, long windowMillis) {
    if (value == Unknown.LONG) {
      long[] cell = state.cell(index);
      if (cell.length == SingleBucket.LENGTH) {
        return cell[0] < oldest(cell, bucket(now, windowMillis)) ? Unknown.LONG : cell[1];
      }
      long most = Unknown.LONG;
      for (long b = oldest(cell, bucket(now, windowMillis)); cell.length > 0 && b <= cell[0]; b++) {
        most = Math.max(most, cell[1 + place(b)]);
      }
      return most;
    }
    long bucket = bucket(now, windowMillis);
    if (SingleBucket.serves(state.cell(index), bucket, Unknown.LONG)) {
      long[] one = SingleBucket.movedOn(state, index, bucket, Unknown.LONG);
      one[1] = Math.max(one[1], value);
      return one[1];
    }
    long[] cell = turned(state, index, bucket, Unknown.LONG, BUCKETS + 1);
    int at = at(cell, bucket);
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
  static long sessions(CounterCells state, int index, long now, long gap, long windowMillis) {
    if (gap == Unknown.LONG) {
      long[] known = state.cell(index);
      return known.length == 0
          ? 0
          : orThatWhichGoesOn(total(known, bucket(now, windowMillis)), known, now, windowMillis);
    }
    long[] cell = turned(state, index, bucket(now, windowMillis), 0, BUCKETS + 2);
    int at = at(cell, bucket(now, windowMillis));
    if (at > 0 && (cell[LAST] == 0 || now - cell[LAST] > gap)) {
      cell[at]++;
    }
    cell[LAST] = Math.max(cell[LAST], now);
    return orThatWhichGoesOn(total(cell, cell[0]), cell, now, windowMillis);
  }

  /** A session that began before the window counts while it goes on. */
  private static long orThatWhichGoesOn(long total, long[] cell, long now, long windowMillis) {
    boolean goesOn = cell[LAST] != 0 && now - cell[LAST] <= windowMillis;
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

  private static long[] turned(CounterCells state, int index, long bucket, long empty, int length) {
    long[] cell = state.cell(index);
    if (cell.length <= SingleBucket.LENGTH) {
      long[] one = cell;
      cell = new long[length];
      Arrays.fill(cell, 1, BUCKETS + 1, empty);
      cell[0] = one.length == 0 ? bucket : one[0];
      if (one.length == SingleBucket.LENGTH) {
        cell[1 + place(one[0])] = one[1];
      }
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
