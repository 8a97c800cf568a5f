package dev.forseti.rules.counter;

import java.util.Arrays;

/**
 * What all counters of one key remember: one array of longs a counter, and when it was last fed.
 * Mutable; owned by the host's state, written as it is.
 */
public final class KeyState {
  private static final long[] NOTHING = {};
  private long[] ids;
  private long[][] cells;
  private long touched;

  /** The state of a key that was never seen, for that many counters. */
  public KeyState(int counters) {
    this(new long[counters]);
  }

  /** The state of a key that was never seen, for the counters of those ids. */
  KeyState(long[] ids) {
    this.ids = ids;
    this.cells = empty(ids.length);
  }

  private static long[][] empty(int counters) {
    long[][] cells = new long[counters][];
    Arrays.fill(cells, NOTHING);
    return cells;
  }

  /**
   * Makes it the state of the counters of those ids: what they had remembered stays, what others
   * had goes.
   */
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

  /** One counter's memory; empty at first. */
  public long[] cell(int counter) {
    return cells[counter];
  }

  /** Replaces one counter's memory. */
  public void cell(int counter, long[] memory) {
    cells[counter] = memory;
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
