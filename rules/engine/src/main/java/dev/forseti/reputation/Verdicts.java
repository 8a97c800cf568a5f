package dev.forseti.reputation;

import static java.util.Objects.requireNonNullElse;

import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a verdict is due: a subject's standing has changed, or only its mode has grown,
 * since rules of a stronger mode now reach that standing without the others.
 */
public final class Verdicts {
  private static final int MOST_REASONS = 3;
  private static final int MOST_EVENTS = 20;

  private Verdicts() {}

  /**
   * What is known after an event, and the verdict if one is due.
   *
   * @param tracked the subject with its new standing
   * @param reputation as of the event
   * @param verdict null when none is due
   */
  public record Step(TrackedReputation tracked, Reputation reputation, @Nullable Verdict verdict) {
    /** The verdict, if one is due. */
    public Optional<Verdict> change() {
      return Optional.ofNullable(verdict);
    }
  }

  /** Judges the subject after the event or the decision. */
  public static Step judge(
      TrackedReputation tracked, EventId event, RoomId room, ReputationRules rules) {
    TrackedReputation now = Judgement.byRules(tracked, rules);
    LastReported before = now.lastReported();
    Instant at = now.latest();
    Reputation reputation = Judgement.of(now, at, rules);
    Standing standing = reputation.standing();
    Mode mode = Judgement.mode(now, standing, at, rules);
    if (standing == before.standing() && mode == before.mode()) {
      return new Step(now.with(before.seenAt(at)), reputation, null);
    }
    List<Evidence> grounds = grounds(now, at, rules);
    List<EvidenceEvent> evidence = evidence(grounds, room);
    var verdict =
        new Verdict(
            CauseId.of("verdict", now.subject().key(), event.value(), standing, mode),
            now.subject(),
            before.standing(),
            standing,
            mode,
            event,
            room,
            at,
            grounds.isEmpty() ? Harm.OTHER : grounds.getFirst().harm(),
            reason(grounds, Evidence::because),
            reason(grounds, Evidence::publicReason),
            reputation,
            evidence.stream().map(EvidenceEvent::eventId).toList(),
            evidence.stream().map(EvidenceEvent::roomId).toList());
    // What follows is later: of all verdicts about a subject, the last is also the latest.
    var lastReported = new LastReported(standing, mode, at.plusMillis(1));
    return new Step(now.with(lastReported), reputation, verdict);
  }

  /** What counts against the subject, strongest first. */
  private static List<Evidence> grounds(
      TrackedReputation tracked, Instant at, ReputationRules rules) {
    return tracked.evidenceAt(at).stream()
        .filter(e -> e.natsAt(at, tracked.events(), rules) > 0 && e.mode() != Mode.OBSERVE)
        .sorted(
            Comparator.comparingDouble((Evidence e) -> -e.natsAt(at, tracked.events(), rules))
                .thenComparing(Evidence::rule))
        .toList();
  }

  /** The reasons of the strongest, each once. */
  private static String reason(List<Evidence> grounds, Function<Evidence, String> words) {
    return grounds.stream()
        .limit(MOST_REASONS)
        .map(words)
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** Each event once, the newest last; of those kept without a room, the verdict's is the guess. */
  private static List<EvidenceEvent> evidence(List<Evidence> grounds, RoomId room) {
    Map<EventId, RoomId> newestFirst = new LinkedHashMap<>();
    grounds.stream()
        .sorted(Comparator.comparing(Evidence::last).reversed())
        .forEach(e -> newestFirst.putIfAbsent(e.eventId(), requireNonNullElse(e.roomId(), room)));
    return newestFirst.entrySet().stream()
        .limit(MOST_EVENTS)
        .map(each -> new EvidenceEvent(each.getKey(), each.getValue()))
        .toList()
        .reversed();
  }

  /** How long a subject is kept after its last event: what is left by then is below notice. */
  public static Duration keptFor(ReputationRules rules) {
    return rules.halfLife().multipliedBy(10);
  }
}
