package dev.forseti.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a measure.
 *
 * @param measureId the measure
 * @param kind what was asked
 * @param subject whom it is about
 * @param status what came of it
 * @param detail why it was refused or held, in words; empty when it was done
 * @param eventId the event that the homeserver made of it; null when there is none
 * @param cause the verdict or decision that the measure rests on
 * @param at when, by policy's clock
 * @param campaign what the measure is held with, a subject of that kind: a decision about it is one
 *     about all that is held with it; null for what is not held, or held alone, and in older
 *     records
 */
public record Outcome(
    String measureId,
    Measure.Kind kind,
    Subject subject,
    Status status,
    String detail,
    @Nullable EventId eventId,
    String cause,
    Instant at,
    @Nullable Subject campaign) {
  /** What came of a measure that belongs to no campaign. */
  public Outcome(
      String measureId,
      Measure.Kind kind,
      Subject subject,
      Status status,
      String detail,
      @Nullable EventId eventId,
      String cause,
      Instant at) {
    this(measureId, kind, subject, status, detail, eventId, cause, at, null);
  }

  /** What can come of a measure. */
  public enum Status {
    /** The homeserver did it. */
    DONE,
    /** It was as wanted already. */
    ALREADY,
    /** It was not sent: the mode is observe, or the homeserver is simulated. */
    SIMULATED,
    /** It was not sent: a brake held it back; a moderator is asked. */
    HELD,
    /** The homeserver refused it for good. */
    REFUSED,
    /** It failed for now and is tried again. */
    RETRYING
  }
}
