package dev.forseti.model;

import java.time.Instant;
import java.util.List;

/**
 * A change of a subject's standing, with what led to it.
 *
 * @param id derived from the subject, the event and the standing
 * @param subject whom it is about
 * @param before the standing it had
 * @param standing the standing it has now
 * @param mode the strongest mode of the rules without which the standing would not be reached: ACT
 *     lets policy act, SUGGEST asks a moderator, OBSERVE only shows
 * @param eventId the decisive event
 * @param roomId where that was
 * @param at when, by the tap's clock
 * @param harm what kind of abuse the strongest contribution sees
 * @param reason the strongest contributions in words, for moderators
 * @param reputation all that it rests on
 * @param evidence the events that the contributions point at, newest last, at most 20
 */
public record Verdict(
    String id,
    Subject subject,
    Standing before,
    Standing standing,
    Mode mode,
    EventId eventId,
    RoomId roomId,
    Instant at,
    Harm harm,
    String reason,
    Reputation reputation,
    List<EventId> evidence) {
  public Verdict {
    evidence = List.copyOf(evidence);
  }
}
