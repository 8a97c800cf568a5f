package dev.forseti.rules.counter;

import dev.forseti.features.Unknown;
import java.util.Arrays;

/**
 * The order in which different values first came within a window, at most {@value #MOST} of them: a
 * cell of a hash and the time it came last for each, in that order. A value keeps its place while
 * it comes again; it loses it when the window has left it behind, and those after it move up.
 */
final class Rank {
  static final int MOST = DistinctCount.EXACT;

  private Rank() {}

  /** The place of the value, from 1; one more than {@value #MOST} when all are taken. */
  static long feed(CounterCells state, int index, long now, long hash, long windowMillis) {
    if (hash == Unknown.LONG) {
      return Unknown.LONG;
    }
    long[] kept = alive(state.cell(index), now, windowMillis);
    state.cell(index, kept);
    for (int i = 0; i < kept.length; i += 2) {
      if (kept[i] == hash) {
        kept[i + 1] = Math.max(kept[i + 1], now);
        return i / 2 + 1L;
      }
    }
    if (kept.length == 2 * MOST) {
      return MOST + 1L;
    }
    long[] more = Arrays.copyOf(kept, kept.length + 2);
    more[kept.length] = hash;
    more[kept.length + 1] = now;
    state.cell(index, more);
    return more.length / 2;
  }

  /** What the window holds; the cell itself when that is all of it. */
  private static long[] alive(long[] cell, long now, long windowMillis) {
    int kept = 0;
    for (int i = 0; i < cell.length; i += 2) {
      if (now - cell[i + 1] <= windowMillis) {
        cell[kept] = cell[i];
        cell[kept + 1] = cell[i + 1];
        kept += 2;
      }
    }
    return kept == cell.length ? cell : Arrays.copyOf(cell, kept);
  }
}
