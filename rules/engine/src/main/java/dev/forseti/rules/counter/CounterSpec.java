package dev.forseti.rules.counter;

import dev.forseti.features.Unknown;

/**
 * What a counter is, without the rules that use it and without state: a host that keeps counters
 * apart from the rules feeds them what {@link CounterGroup#shown} found in the event.
 *
 * @param id the same for counters of the same meaning, also in another version of the rules
 * @param kind what it counts
 * @param windowMillis how far back it looks
 */
public record CounterSpec(long id, Counter.Kind kind, long windowMillis) {
  /** The kind's number in what is written; no number is ever used again. */
  public int kindNumber() {
    return switch (kind) {
      case EVENTS -> 0;
      case DISTINCT -> 1;
      case SUM -> 2;
      case MAX -> 3;
      case FIRST_SEEN -> 4;
      case GAP -> 5;
      case LAST -> 6;
      case SESSIONS -> 7;
      case RANK -> 8;
      case PERCENTILE -> 9;
      case UNSEEN -> 10;
    };
  }

  /**
   * The counter with that kind, as it was written.
   *
   * @throws IllegalArgumentException when no kind has the number
   */
  public static CounterSpec of(long id, int kindNumber, long windowMillis) {
    Counter.Kind kind =
        switch (kindNumber) {
          case 0 -> Counter.Kind.EVENTS;
          case 1 -> Counter.Kind.DISTINCT;
          case 2 -> Counter.Kind.SUM;
          case 3 -> Counter.Kind.MAX;
          case 4 -> Counter.Kind.FIRST_SEEN;
          case 5 -> Counter.Kind.GAP;
          case 6 -> Counter.Kind.LAST;
          case 7 -> Counter.Kind.SESSIONS;
          case 8 -> Counter.Kind.RANK;
          case 9 -> Counter.Kind.PERCENTILE;
          case 10 -> Counter.Kind.UNSEEN;
          default ->
              throw new IllegalArgumentException("no kind of counter has number " + kindNumber);
        };
    return new CounterSpec(id, kind, windowMillis);
  }

  /**
   * Feeds what an event showed.
   *
   * @param shown what it showed; {@link Unknown#LONG} for nothing
   * @param words hashes of the words of its text, for a counter that reads them
   * @param nowMillis when, epoch milliseconds
   * @param state the cells of the key
   * @param index which of its cells is this counter's
   * @return the value with the event
   */
  public long feed(long shown, long[] words, long nowMillis, CounterCells state, int index) {
    return Counter.feed(kind, windowMillis, shown, words, nowMillis, state, index);
  }
}
