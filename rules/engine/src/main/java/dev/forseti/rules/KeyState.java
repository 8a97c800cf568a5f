package dev.forseti.rules;

/**
 * What all counters of one key remember: one array of longs a counter, and when it was last fed.
 * Mutable; owned by the host's state, written as it is.
 */
public final class KeyState {
  private final long[][] cells;
  private long touched;

  /** The state of a key that was never seen, for that many counters. */
  public KeyState(int counters) {
    cells = new long[counters][0];
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
