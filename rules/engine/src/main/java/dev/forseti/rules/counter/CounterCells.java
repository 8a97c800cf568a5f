package dev.forseti.rules.counter;

import java.util.Arrays;

/**
 * The state of all counters of one key: one array of longs, a cell, for each counter, and when the
 * key was last fed. Mutable; the host keeps it and writes it as it is.
 */
public final class CounterCells {
  private static final long[] NOTHING = {};
  private long[] ids;
  private long[][] cells;
  private long touched;

  /** The state of a key that was never seen, for that many counters. */
  public CounterCells(int counters) {
    this(new long[counters]);
  }

  /** The state of a key that was never seen, for the counters of those ids. */
  CounterCells(long[] ids) {
    this.ids = ids;
    this.cells = empty(ids.length);
  }

  private static long[][] empty(int counters) {
    long[][] cells = new long[counters][];
    Arrays.fill(cells, NOTHING);
    return cells;
  }

  /** Makes it the state of the counters of those ids: their cells stay, those of others go. */
  @SuppressWarnings("ReferenceEquality") // the quick way out; equal arrays are found below
  void fit(long[] wanted) {
    if (ids == wanted) {
      return;
    }
    if (!Arrays.equals(ids, wanted)) {
      long[][] fitted = empty(wanted.length);
      for (int i = 0; i < wanted.length; i++) {
        for (int j = 0; j < ids.length; j++) {
          fitted[i] = ids[j] == wanted[i] ? cells[j] : fitted[i];
        }
      }
      cells = fitted;
    }
    ids = wanted;
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
