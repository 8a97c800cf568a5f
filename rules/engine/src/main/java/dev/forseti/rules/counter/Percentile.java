package dev.forseti.rules.counter;

import dev.forseti.features.Unknown;

/**
 * Where a number stands among those of a window: a histogram of {@value #BINS} bins whose bounds
 * grow by the root of two, from 0 on, for the half of the window that runs and for the half before.
 * A cell has the number of the half, then both histograms.
 */
final class Percentile {
  static final int BINS = 32;
  private static final int LENGTH = 1 + 2 * BINS;
  private static final int HUNDRED = 100;

  private Percentile() {}

  /** How many of a hundred numbers before are less, half of those in the same bin among them. */
  static long feed(CounterCells state, int index, long now, long number, long windowMillis) {
    if (number == Unknown.LONG) {
      return Unknown.LONG;
    }
    long[] cell = state.cell(index);
    long half = Math.floorDiv(now, Math.max(1, windowMillis / 2));
    if (cell.length == 0 || half - cell[0] > 1) {
      cell = new long[LENGTH];
      cell[0] = half;
    } else if (half > cell[0]) {
      long[] turned = new long[LENGTH];
      turned[0] = half;
      System.arraycopy(cell, 1, turned, 1 + BINS, BINS);
      cell = turned;
    }
    int bin = bin(number);
    long place = place(cell, bin);
    cell[1 + bin]++;
    state.cell(index, cell);
    return place;
  }

  private static long place(long[] cell, int bin) {
    long twiceBelow = 0;
    long all = 0;
    for (int i = 0; i < BINS; i++) {
      long held = cell[1 + i] + cell[1 + BINS + i];
      all += held;
      twiceBelow += i < bin ? 2 * held : i == bin ? held : 0;
    }
    return (HUNDRED * (twiceBelow + 2) / 2) / (all + 2);
  }

  /** Two bins for each doubling. */
  private static int bin(long number) {
    double twiceLog = 2 * Math.log(Math.max(0, number) + 1.0) / Math.log(2);
    return (int) Math.min(BINS - 1.0, twiceLog);
  }
}
