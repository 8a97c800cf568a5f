package dev.forseti.rules.counter;

import java.util.Arrays;

/**
 * The state of all counters of one key: one array of longs, a cell, for each counter, and when the
 * key was last fed. Mutable; the host keeps it and writes it as it is.
 */
public final class CounterCells {
  private static final long[] NOTHING = {};
  private long[] ids;
  private long[] first;
  private long[][] cells;
  private long touched;

  /** The state of a key that was never seen, for that many counters. */
  public CounterCells(int counters) {
    this.ids = NOTHING; // whoever makes them knows which is which
    this.first = ids;
    this.cells = empty(counters);
  }

  /** The state of a key that was never seen, for the counters of those ids. */
  CounterCells(long[] ids) {
    this.ids = ids;
    this.first = ids;
    this.cells = empty(ids.length);
  }

  private static long[][] empty(int counters) {
    long[][] cells = new long[counters][];
    Arrays.fill(cells, NOTHING);
    return cells;
  }

  /**
   * Puts the counters of those ids first. The cells of others stay behind them: their rules may
   * come back, and then their counts go on, as if the rules had been there.
   */
  @SuppressWarnings("ReferenceEquality") // the quick way out; equal arrays are found below
  void fit(long[] wanted) {
    if (first != wanted && !startsWith(wanted)) {
      reorder(wanted);
    }
    first = wanted;
  }

  private boolean startsWith(long[] wanted) {
    return ids.length >= wanted.length
        && Arrays.equals(ids, 0, wanted.length, wanted, 0, wanted.length);
  }

  private void reorder(long[] wanted) {
    long[] order = Arrays.copyOf(wanted, wanted.length + ids.length);
    int size = wanted.length;
    for (int i = 0; i < ids.length; i++) {
      if (indexOf(wanted, ids[i]) < 0 && cells[i].length > 0) {
        order[size++] = ids[i];
      }
    }
    long[][] reordered = empty(size);
    for (int i = 0; i < size; i++) {
      int before = indexOf(ids, order[i]);
      reordered[i] = before < 0 ? NOTHING : cells[before];
    }
    ids = Arrays.copyOf(order, size);
    cells = reordered;
  }

  private static int indexOf(long[] in, long id) {
    for (int i = 0; i < in.length; i++) {
      if (in[i] == id) {
        return i;
      }
    }
    return -1;
  }

  /** One counter's cell; empty at first. */
  public long[] cell(int counter) {
    return cells[counter];
  }

  /** Replaces one counter's cell. */
  public void cell(int counter, long[] values) {
    cells[counter] = values;
  }

  /** How many counters it holds. */
  public int counters() {
    return cells.length;
  }

  /** Epoch milliseconds of the newest event; the state may go when its longest window is over. */
  public long touched() {
    return touched;
  }

  /** Notes an event. */
  public void touch(long millis) {
    touched = Math.max(touched, millis);
  }
}
