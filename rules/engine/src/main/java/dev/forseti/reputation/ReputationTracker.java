package dev.forseti.reputation;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomId;
import dev.forseti.model.Signal;
import dev.forseti.model.Strength;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a subject after an event or a decision; the one place where both are applied.
 */
public final class ReputationTracker {
  /** Used as the room of a verdict that follows from a decision. */
  public static final RoomId DECIDED_IN = new RoomId("!decision");

  private ReputationTracker() {}

  /**
   * What happened in a room.
   *
   * @param subject whom the signals are about
   * @param own whether the subject sent the event
   * @param correction whether the event only changes what its sender wrote before
   * @param signals what rules say of the subject; may be empty
   */
  public record Occurrence(
      EventId eventId,
      RoomId roomId,
      Instant at,
      Subject subject,
      boolean own,
      boolean correction,
      List<Signal> signals) {
    Cause cause() {
      return !own ? Cause.ANOTHER : correction ? Cause.CORRECTION : Cause.OWN;
    }
  }

  /**
   * Applies an event.
   *
   * @param stored what was kept of the subject; null for nothing
   * @param inherited what the subject starts with when it is first noticed, in nats
   * @return null when nothing is known of the subject, before and after
   */
  public static Verdicts.@Nullable Step apply(
      @Nullable TrackedReputation stored,
      Occurrence event,
      DoubleSupplier inherited,
      ReputationRules rules) {
    Instant at = event.at();
    boolean isQuiet = event.signals().isEmpty();
    TrackedReputation known = stored;
    if (known == null || known.isForgotten(at, rules)) {
      if (isQuiet) {
        return null;
      }
      known = TrackedReputation.unknown(event.subject(), inherited.getAsDouble(), at);
    } else if (known.isUnnoticed(at, rules)) { // only a decision or its verdict is known
      known = isQuiet ? known.seenAt(at) : known.restarted(inherited.getAsDouble(), at);
    } else if (event.own()) {
      known = known.withEvent(at);
    }
    for (Signal signal : event.signals()) {
      known = known.with(signal, event.cause(), rules);
    }
    return Verdicts.judge(known, event.eventId(), event.roomId(), rules);
  }

  /** Applies a decision; the verdict that follows names it as its event. */
  public static Verdicts.Step apply(
      @Nullable TrackedReputation stored, Decision decision, ReputationRules rules) {
    var cause = new EventId("$" + decision.id());
    TrackedReputation known =
        stored == null || stored.isForgotten(decision.at(), rules)
            ? TrackedReputation.unknown(
                decision.subject(), 0, decision.at().truncatedTo(ChronoUnit.MILLIS))
            : stored;
    return Verdicts.judge(known.with(decision, cause), cause, DECIDED_IN, rules);
  }

  /** The same, but what follows is told with a later time than the verdict, which readers have. */
  public static TrackedReputation laterThan(Verdict told, TrackedReputation known) {
    return known.seenAt(told.at().plusMillis(1));
  }

  /** Whether what follows might be told with an earlier time than the verdict has. */
  public static boolean isYoungerThanKnown(Verdict told, @Nullable TrackedReputation stored) {
    return stored != null && !told.at().isBefore(stored.latest());
  }

  /** Whether readers were told more of the subject than is known of it. */
  public static boolean isMoreThanKnown(Verdict told, @Nullable TrackedReputation stored) {
    Strength known = stored == null ? Strength.NONE : stored.lastReported().strength();
    return told.strength().isMoreThan(known);
  }

  /**
   * Takes back a verdict that is more than is known: it was told before a crash, and what was read
   * again, in another order, did not lead there. What follows is its fall, and when only its mode
   * is not reached, the rise after that. Their ids follow from the verdict's: what its event led to
   * when it was read again may have the same standing.
   */
  public static Verdicts.Step takeBack(
      Verdict told, @Nullable TrackedReputation stored, ReputationRules rules) {
    TrackedReputation known =
        stored == null ? TrackedReputation.unknown(told.subject(), 0, told.at()) : stored;
    return Verdicts.takeBack(laterThan(told, known), told, rules);
  }
}
