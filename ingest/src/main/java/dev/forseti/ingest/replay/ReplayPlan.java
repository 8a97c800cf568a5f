package dev.forseti.ingest.replay;

import java.util.function.LongConsumer;

/**
 * How a file is replayed.
 *
 * @param receivedAt which time the events count as received
 * @param pace how fast
 * @param pause waits for the pace
 * @param fromTheStart whether lines that were replayed before are read again; events that are
 *     stored already stay duplicates
 * @param progress hears the number of the last line stored, after each batch
 */
public record ReplayPlan(
    ReceivedAt receivedAt, Pace pace, Pause pause, boolean fromTheStart, LongConsumer progress) {
  /** As fast as it can be, from where it stopped. */
  public static ReplayPlan fullSpeed(ReceivedAt receivedAt) {
    return new ReplayPlan(receivedAt, Pace.full(), time -> {}, false, line -> {});
  }
}
