package dev.forseti.reputation;

import static java.util.Objects.requireNonNullElse;

import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What counts against a subject, as its verdict names it.
 *
 * @param strongestFirst the evidence that weighs against it
 */
record Grounds(List<Evidence> strongestFirst) {
  private static final int MOST_REASONS = 3;
  private static final int MOST_EVENTS = 20;

  static Grounds of(TrackedReputation tracked, Instant at, ReputationRules rules) {
    return new Grounds(
        tracked.evidenceAt(at).stream()
            .filter(e -> e.natsAt(at, rules) > 0 && e.mode() != Mode.OBSERVE)
            .sorted(
                Comparator.comparingDouble((Evidence e) -> -e.natsAt(at, rules))
                    .thenComparing(Evidence::rule))
            .toList());
  }

  /** That of the strongest. */
  Harm harm() {
    return strongestFirst.isEmpty() ? Harm.OTHER : strongestFirst.getFirst().harm();
  }

  /** The reasons of the strongest, each once. */
  String reason() {
    return words(Evidence::because);
  }

  /**
   * What the subject did as others did, by the strongest that says so; that they are where others
   * are only when nothing else is known. Null for nothing.
   */
  @Nullable Subject campaign() {
    Subject place = null;
    for (Evidence evidence : strongestFirst) {
      Subject campaign = evidence.campaign();
      if (campaign != null && !campaign.isOfPlace()) {
        return campaign;
      }
      place = place == null ? campaign : place;
    }
    return place;
  }

  /** What everybody may read of them. */
  String publicReason() {
    return words(Evidence::publicReason);
  }

  private String words(Function<Evidence, String> words) {
    return strongestFirst.stream()
        .limit(MOST_REASONS)
        .map(words)
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** Each event once, the newest last; of those kept without a room, the verdict's is the guess. */
  List<EvidenceEvent> events(RoomId room) {
    Map<EventId, RoomId> newestFirst = new LinkedHashMap<>();
    strongestFirst.stream()
        .sorted(Comparator.comparing(Evidence::last).reversed())
        .forEach(e -> newestFirst.putIfAbsent(e.eventId(), requireNonNullElse(e.roomId(), room)));
    return newestFirst.entrySet().stream()
        .limit(MOST_EVENTS)
        .map(each -> new EvidenceEvent(each.getKey(), each.getValue()))
        .toList()
        .reversed();
  }
}
