package dev.forseti.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A change of a subject's standing, or of how far it may be acted on, with what led to it.
 *
 * @param id derived from the subject, the event, the standing and the mode
 * @param subject whom it is about
 * @param before the standing it had; the same as now when only the mode has grown
 * @param standing the standing it has now
 * @param mode how far it may be acted on: ACT when rules of that mode reach the standing without
 *     those that only suggest, and policy may act; SUGGEST asks a moderator; OBSERVE with the
 *     standing NONE
 * @param eventId the decisive event
 * @param roomId where that was
 * @param at when, by the tap's clock; no two verdicts on a subject are of one instant, unless
 *     scoring wrote them again after a crash
 * @param harm what kind of abuse the strongest contribution sees
 * @param reason the strongest contributions in words, for moderators
 * @param publicReason what everybody may read of it, from the public reasons of the strongest
 *     contributions; empty when they have none
 * @param reputation all that it rests on
 * @param evidence the events that the contributions point at, newest last, at most 20
 * @param evidenceRooms the room of each of these; in older records that of the decisive event
 * @param campaign what the subject did as others did, a subject of that kind; null for nothing, and
 *     in older records
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
    @AddedLater String publicReason,
    Reputation reputation,
    List<EventId> evidence,
    @AddedLater List<RoomId> evidenceRooms,
    @Nullable Subject campaign) {
  public Verdict {
    publicReason = Objects.requireNonNullElse(publicReason, ""); // older records have none
    evidence = List.copyOf(evidence);
    List<RoomId> inOneRoom = Collections.nCopies(evidence.size(), roomId);
    evidenceRooms = List.copyOf(Objects.requireNonNullElse(evidenceRooms, inOneRoom));
    if (evidenceRooms.size() != evidence.size()) {
      throw new IllegalArgumentException(
          "evidence must have a room each, was "
              + evidence.size()
              + " events and "
              + evidenceRooms.size()
              + " rooms");
    }
  }

  /** The verdict of no campaign with all its evidence in the room of the decisive event. */
  public Verdict(
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
      String publicReason,
      Reputation reputation,
      List<EventId> evidence) {
    this(
        id,
        subject,
        before,
        standing,
        mode,
        eventId,
        roomId,
        at,
        harm,
        reason,
        publicReason,
        reputation,
        evidence,
        Collections.nCopies(evidence.size(), roomId),
        null);
  }

  /** The evidence, each event with its room, newest last. */
  public List<EvidenceEvent> evidenceInRooms() {
    return IntStream.range(0, evidence.size())
        .mapToObj(i -> new EvidenceEvent(evidence.get(i), evidenceRooms.get(i)))
        .toList();
  }

  /** How much it says against the subject. */
  public Strength strength() {
    return new Strength(standing, mode);
  }

  /** The same of another time. */
  public Verdict at(Instant time) {
    return new Verdict(
        id,
        subject,
        before,
        standing,
        mode,
        eventId,
        roomId,
        time,
        harm,
        reason,
        publicReason,
        reputation,
        evidence,
        evidenceRooms,
        campaign);
  }

  /** Whether the new standing is better than the one before. */
  public boolean isFall() {
    return standing.compareTo(before) < 0;
  }
}
