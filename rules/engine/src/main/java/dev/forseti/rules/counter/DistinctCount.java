package dev.forseti.rules.counter;

import dev.forseti.features.Unknown;
import java.util.Arrays;

/**
 * How many different values a window saw: up to {@value #EXACT} they are kept by hash with the time
 * they came last; more are estimated by {@link HyperLogLog}, until the window was empty once. A
 * cell of kept values has their number, then hash and time of each: 129 longs at most.
 */
final class DistinctCount {
  static final int EXACT = 64;

  private DistinctCount() {}

  static long feed(CounterCells state, int index, long now, long hash, long windowMillis) {
    long[] cell = state.cell(index);
    if (hash == Unknown.LONG) {
      return seen(cell, now, windowMillis);
    }
    if (HyperLogLog.are(cell)) {
      HyperLogLog.turn(cell, now, windowMillis);
      if (!HyperLogLog.areEmpty(cell)) {
        return HyperLogLog.add(cell, now, hash, windowMillis);
      }
      cell = new long[0];
      state.cell(index, cell);
    }
    int known = cell.length == 0 ? 0 : alive(cell, now, windowMillis);
    for (int i = 0; i < known; i++) {
      if (cell[1 + 2 * i] == hash) {
        cell[2 + 2 * i] = Math.max(cell[2 + 2 * i], now);
        return known;
      }
    }
    if (known == EXACT) {
      long[] registers = HyperLogLog.of(cell, now, windowMillis);
      state.cell(index, registers);
      return HyperLogLog.add(registers, now, hash, windowMillis);
    }
    if (cell.length < 3 + 2 * known) {
      cell = Arrays.copyOf(cell, Math.min(1 + 2 * EXACT, Math.max(3, 4 * known + 1)));
      state.cell(index, cell);
    }
    cell[1 + 2 * known] = hash;
    cell[2 + 2 * known] = now;
    cell[0] = known + 1L;
    return known + 1L;
  }

  /** How many the window holds; who only looks changes nothing. */
  private static long seen(long[] cell, long now, long windowMillis) {
    if (HyperLogLog.are(cell)) {
      return HyperLogLog.seen(cell, now, windowMillis);
    }
    long seen = 0;
    for (int i = 0; cell.length > 0 && i < cell[0]; i++) {
      seen += now - cell[2 + 2 * i] <= windowMillis ? 1 : 0;
    }
    return seen;
  }

  /** Lets go of what the window has left behind; answers how many stay. */
  private static int alive(long[] cell, long now, long windowMillis) {
    int before = (int) cell[0];
    int kept = 0;
    for (int i = 0; i < before; i++) {
      long time = cell[2 + 2 * i];
      if (now - time <= windowMillis) {
        cell[1 + 2 * kept] = cell[1 + 2 * i];
        cell[2 + 2 * kept] = time;
        kept++;
      }
    }
    Arrays.fill(cell, 1 + 2 * kept, 1 + 2 * before, 0);
    cell[0] = kept;
    return kept;
  }
}
