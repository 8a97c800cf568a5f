package dev.forseti.reputation;

import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.Mode;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Strength;
import dev.forseti.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides when verdicts are due: a subject's standing has changed, or only its mode. A mode that
 * has grown, since rules of a stronger mode now reach that standing without the others, is one
 * verdict. One that has shrunk is two, a fall to nothing and the rise after it: for readers the
 * strongest verdict since the last fall counts.
 */
public final class Verdicts {
  private Verdicts() {}

  /**
   * What is known after an event, and the verdicts that are due.
   *
   * @param tracked the subject with its new standing
   * @param reputation as of the event
   * @param verdicts mostly none or one, oldest first
   */
  public record Step(TrackedReputation tracked, Reputation reputation, List<Verdict> verdicts) {
    public Step {
      verdicts = List.copyOf(verdicts);
    }

    /** The last verdict, if one is due. */
    public Optional<Verdict> change() {
      return verdicts.isEmpty() ? Optional.empty() : Optional.of(verdicts.getLast());
    }
  }

  /**
   * Why a verdict is due.
   *
   * @param id that of the verdict follows from it
   */
  private record Cause(String id, EventId event, RoomId room) {}

  /**
   * A step from one standing to another.
   *
   * @param kind what its id begins with
   */
  private record Change(String kind, Standing before, Strength now, Instant at) {}

  /** Judges the subject after the event or the decision. */
  public static Step judge(
      TrackedReputation tracked, EventId event, RoomId room, ReputationRules rules) {
    return judge(tracked, tracked.lastReported(), new Cause(event.value(), event, room), rules);
  }

  /** Judges the subject of which readers were told something else than was reported last. */
  static Step takeBack(TrackedReputation tracked, Verdict told, ReputationRules rules) {
    var reported = new LastReported(told.standing(), told.mode(), tracked.latest());
    return judge(tracked, reported, new Cause(told.id(), told.eventId(), told.roomId()), rules);
  }

  private static Step judge(
      TrackedReputation tracked, LastReported told, Cause cause, ReputationRules rules) {
    Judgement.Latest judged = Judgement.latest(tracked, rules);
    TrackedReputation now = judged.tracked();
    Instant at = now.latest();
    Reputation reputation = judged.reputation();
    Standing standing = reputation.standing();
    Mode mode = judged.mode();
    List<Change> changes = changes(told.strength(), new Strength(standing, mode), at);
    if (changes.isEmpty()) {
      return new Step(now.with(told.seenAt(at)), reputation, List.of());
    }
    // What follows is later: of all verdicts about a subject, the last is also the latest.
    var reported = new LastReported(standing, mode, changes.getLast().at().plusMillis(1));
    Grounds grounds = Grounds.of(now, at, rules);
    return new Step(
        now.with(reported),
        reputation,
        changes.stream().map(each -> verdict(each, cause, grounds, reputation)).toList());
  }

  private static List<Change> changes(Strength told, Strength now, Instant at) {
    if (told.standing() == now.standing() && told.mode() == now.mode()) {
      return List.of();
    }
    if (told.standing() == now.standing() && told.isMoreThan(now)) {
      return List.of(
          new Change("verdict", told.standing(), Strength.NONE, at),
          new Change("verdict-after-fall", Standing.NONE, now, at.plusMillis(1)));
    }
    return List.of(new Change("verdict", told.standing(), now, at));
  }

  private static Verdict verdict(
      Change change, Cause cause, Grounds grounds, Reputation reputation) {
    Standing standing = change.now().standing();
    Mode mode = change.now().mode();
    List<EvidenceEvent> evidence = grounds.events(cause.room());
    return new Verdict(
        CauseId.of(change.kind(), reputation.subject().key(), cause.id(), standing, mode),
        reputation.subject(),
        change.before(),
        standing,
        mode,
        cause.event(),
        cause.room(),
        change.at(),
        grounds.harm(),
        grounds.reason(),
        grounds.publicReason(),
        reputation,
        evidence.stream().map(EvidenceEvent::eventId).toList(),
        evidence.stream().map(EvidenceEvent::roomId).toList(),
        grounds.campaign());
  }

  /** How long a subject is kept after its last event: what is left by then is below notice. */
  public static Duration keptFor(ReputationRules rules) {
    return rules.halfLife().multipliedBy(10);
  }
}
