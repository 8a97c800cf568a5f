package dev.forseti.runtime.health;

import java.time.Instant;

/**
 * A part of the service that does not work.
 *
 * @param part the part's name, for example {@code kafka}
 * @param what what that means for a moderator or operator, and why; a sentence without its stop
 * @param advice what to do about it; a sentence without its stop
 * @param since when it was first met
 * @param effect how much of the service it stops
 */
public record Trouble(String part, String what, String advice, Instant since, Effect effect) {
  /** How much stops. */
  public enum Effect {
    /** Something is left out, for example one room; the rest goes on. */
    PARTIAL,
    /** Work has stopped until it ends: the service is not ready. */
    STOPPED
  }

  /** The sentence and the advice together. */
  public String text() {
    return advice.isEmpty() ? what : what + ". " + advice;
  }
}
