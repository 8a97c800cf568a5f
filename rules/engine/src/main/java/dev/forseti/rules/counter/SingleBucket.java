package dev.forseti.rules.counter;

/**
 * A window of {@link Ring} while its newest bucket alone holds something, as it does of most keys:
 * a cell of two longs, the bucket's number and what it holds.
 */
final class SingleBucket {
  static final int LENGTH = 2;

  private SingleBucket() {}

  /** Whether the cell, moved on to the bucket, holds nothing outside of it. */
  static boolean serves(long[] cell, long bucket, long empty) {
    return cell.length == 0
        || bucket - cell[0] >= Ring.BUCKETS
        || (cell.length == LENGTH && bucket >= cell[0] && (bucket == cell[0] || cell[1] == empty));
  }

  /** The cell, moved on to the bucket; made when there is none. */
  static long[] movedOn(CounterCells state, int index, long bucket, long empty) {
    long[] cell = state.cell(index);
    if (cell.length != LENGTH) { // none yet, or a ring of which all is past
      cell = new long[] {bucket, empty};
      state.cell(index, cell);
    } else if (bucket > cell[0]) {
      cell[0] = bucket;
      cell[1] = empty;
    }
    return cell;
  }
}
