package dev.forseti.standalone.command;

import dev.forseti.model.RoomEvent;
import java.io.IOException;

/** Events of the past: those of a file, or those that a running Forseti still keeps. */
interface EventSource {
  /**
   * What was read.
   *
   * @param events different ones
   * @param malformed lines or records that hold none
   * @param duplicates events that had come before
   */
  record Read(long events, long malformed, long duplicates) {}

  /** Does something with an event. */
  interface Step {
    /** Whether to go on with the next one. */
    boolean take(RoomEvent event) throws IOException;
  }

  /** Reads it, until the end or until the step does not want to go on. */
  Read read(Step step) throws IOException;
}
