package dev.forseti.scoring.stream;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.reputation.ReputationTracker;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An update of a subject: an event with the signals it gave, a decision, or a verdict of the job's
 * own that readers have.
 *
 * @param subject whom it is about
 * @param eventId the event, or an id made from the decision
 * @param roomId where it was
 * @param at when, by the tap's or the console's clock
 * @param ownEvent whether it is an event of the subject itself; a quiet one ages its evidence
 * @param correction whether the event only changes what its sender wrote before
 * @param signals the event's signals about the subject
 * @param decision a moderator's decision; null for all else
 * @param told a verdict that readers have; null for all else
 * @param groups of the rules that run
 * @param routingKey the key by which it travels: the subject's own, or one that leads to a subtask
 */
public record SubjectUpdate(
    Subject subject,
    EventId eventId,
    RoomId roomId,
    Instant at,
    boolean ownEvent,
    boolean correction,
    List<Signal> signals,
    @Nullable Decision decision,
    @Nullable Verdict told,
    EvidenceGroups groups,
    String routingKey) {
  public SubjectUpdate {
    signals = List.copyOf(signals);
  }

  /**
   * What the event and these signals say of a subject.
   *
   * @param correction whether the event only changes what its sender wrote before
   */
  public static SubjectUpdate of(
      RoomEvent event,
      boolean correction,
      Subject subject,
      boolean ownEvent,
      List<Signal> signals,
      EvidenceGroups groups) {
    return new SubjectUpdate(
        subject,
        event.eventId(),
        event.roomId(),
        event.countedAt(),
        ownEvent,
        correction,
        signals,
        null,
        null,
        groups,
        subject.key());
  }

  /** A decision; a verdict names it as its event. */
  public static SubjectUpdate of(Decision decision, EvidenceGroups groups) {
    return new SubjectUpdate(
        decision.subject(),
        new EventId("$" + decision.id()),
        ReputationTracker.DECIDED_IN,
        decision.at(),
        false,
        false,
        List.of(),
        decision,
        null,
        groups,
        decision.subject().key());
  }

  /** A verdict that readers have. */
  public static SubjectUpdate of(Verdict told, EvidenceGroups groups) {
    return new SubjectUpdate(
        told.subject(),
        told.eventId(),
        told.roomId(),
        told.at(),
        false,
        false,
        List.of(),
        null,
        told,
        groups,
        told.subject().key());
  }

  /** What happened to the subject, for an update that is an event. */
  public ReputationTracker.Occurrence occurrence() {
    return new ReputationTracker.Occurrence(
        eventId, roomId, at, subject, ownEvent, correction, signals);
  }

  /** The same update of a server, for one of the subtasks, which all get it. */
  public SubjectUpdate broadcastTo(String subtaskKey) {
    return new SubjectUpdate(
        subject,
        eventId,
        roomId,
        at,
        ownEvent,
        correction,
        signals,
        decision,
        told,
        groups,
        subtaskKey);
  }

  /** Whether it is for users of the server, who inherit from it, not for the server itself. */
  public boolean isServerBroadcast() {
    return subject.kind() == Subject.Kind.SERVER && !routingKey.equals(subject.key());
  }
}
