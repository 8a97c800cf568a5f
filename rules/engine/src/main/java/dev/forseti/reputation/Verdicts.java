package dev.forseti.reputation;

import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says when a subject's standing changed enough to tell others. */
public final class Verdicts {
  private static final int MOST_REASONS = 3;

  private Verdicts() {}

  /**
   * What is known after an event, and what is to be told of it.
   *
   * @param tracked the subject with its new standing
   * @param reputation as of the event
   * @param verdict the change of standing; null when it stands as it stood
   */
  public record Step(TrackedReputation tracked, Reputation reputation, @Nullable Verdict verdict) {
    /** The change of standing, if there is one. */
    public Optional<Verdict> change() {
      return Optional.ofNullable(verdict);
    }
  }

  /** Judges the subject after the event; a verdict follows when its standing is another one. */
  public static Step judge(
      TrackedReputation tracked, EventId event, RoomId room, ReputationRules rules) {
    Instant at = tracked.asOf();
    Reputation reputation = Judgement.of(tracked, at, rules);
    Standing before = tracked.standing();
    if (reputation.standing() == before) {
      return new Step(tracked, reputation, null);
    }
    List<Evidence> grounds = grounds(tracked, at, rules);
    var verdict =
        new Verdict(
            CauseId.of("verdict", tracked.subject().key(), event.value(), reputation.standing()),
            tracked.subject(),
            before,
            reputation.standing(),
            Judgement.mode(tracked, reputation.standing(), at, rules),
            event,
            room,
            at,
            grounds.isEmpty() ? Harm.OTHER : grounds.getFirst().harm(),
            grounds.stream()
                .limit(MOST_REASONS)
                .map(Evidence::because)
                .collect(Collectors.joining("; ")),
            reputation,
            evidence(grounds));
    return new Step(tracked.withStanding(reputation.standing()), reputation, verdict);
  }

  /** What speaks against the subject, strongest first. */
  private static List<Evidence> grounds(
      TrackedReputation tracked, Instant at, ReputationRules rules) {
    return tracked.evidence().stream()
        .filter(e -> e.nats() > 0)
        .sorted(
            Comparator.comparingDouble((Evidence e) -> -e.natsAt(at, tracked.events(), rules))
                .thenComparing(Evidence::rule))
        .toList();
  }

  private static List<EventId> evidence(List<Evidence> grounds) {
    return grounds.stream()
        .sorted(Comparator.comparing(Evidence::last))
        .map(Evidence::eventId)
        .distinct()
        .limit(20)
        .toList();
  }

  /** How long a subject is kept after its last event: what is left by then is below notice. */
  public static Duration keptFor(ReputationRules rules) {
    return rules.halfLife().multipliedBy(10);
  }
}
