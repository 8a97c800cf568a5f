package dev.forseti.ingest.matrix;

import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import org.jspecify.annotations.Nullable;

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
   * @param shell the event without its content, so that its sender is held to account for it; null
   *     when nobody can tell whose it is
   */
  record Refused(Malformed malformed, @Nullable RoomEvent shell) implements Decoded {}
}
