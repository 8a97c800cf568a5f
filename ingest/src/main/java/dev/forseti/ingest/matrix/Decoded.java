package dev.forseti.ingest.matrix;

import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;

/** What came of one piece of input: an event, or why it is none. */
public sealed interface Decoded {
  /**
   * Input that is an event.
   *
   * @param event the event, with every id valid
   */
  record Event(RoomEvent event) implements Decoded {}

  /**
   * Input that is not an event.
   *
   * @param malformed what arrived, and why it is no event
   */
  record Refused(Malformed malformed) implements Decoded {}
}
