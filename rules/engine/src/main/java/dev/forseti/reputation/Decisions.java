package dev.forseti.reputation;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What moderators decided about a subject. The console may write a decision again, and later than
 * one that it made after it: a decision counts once, and its place is by its age, not by its
 * arrival.
 *
 * @param held those that were not undone, the newest first, at most {@value #MOST_HELD}; the newest
 *     holds, and when it is undone, the one before it holds again
 * @param ended those that are over although they had not expired, the one that ended last first, at
 *     most {@value #MOST_ENDED}
 */
public record Decisions(List<DecisionInForce> held, List<Ended> ended) {
  /** Nothing was ever decided. */
  public static final Decisions NONE = new Decisions(List.of(), List.of());

  /** Older decisions are dropped. */
  static final int MOST_HELD = 8;

  /** Those that ended before are forgotten. */
  static final int MOST_ENDED = 16;

  /** How long it is known that a decision has ended: its record may come again within that time. */
  static final Duration KNOWN_FOR = Duration.ofDays(30);

  private static final Comparator<DecisionInForce> NEWEST_FIRST =
      Comparator.comparing(DecisionInForce::at).thenComparing(DecisionInForce::id).reversed();

  /**
   * A decision that holds no more.
   *
   * @param id the decision
   * @param at when it ended
   */
  public record Ended(String id, Instant at) {}

  public Decisions {
    held = List.copyOf(held);
    ended = List.copyOf(ended);
  }

  /**
   * With one more. An undo ends the decision that it names, also one that comes after it, but none
   * that had expired: that was over.
   *
   * @param event the id under which it is listed among events
   */
  Decisions with(Decision said, EventId event) {
    if (said.kind() == Decision.Kind.UNDO) {
      String target = said.undoes();
      return target == null ? this : without(target, said.at().truncatedTo(ChronoUnit.MILLIS));
    }
    if (isKnown(said.id())) {
      return this;
    }
    Stream<DecisionInForce> all =
        Stream.concat(held.stream(), Stream.of(DecisionInForce.of(said, event)));
    return new Decisions(all.sorted(NEWEST_FIRST).limit(MOST_HELD).toList(), ended);
  }

  private boolean isKnown(String id) {
    return held.stream().anyMatch(each -> each.id().equals(id))
        || ended.stream().anyMatch(each -> each.id().equals(id));
  }

  private Decisions without(String id, Instant at) {
    List<DecisionInForce> left = new ArrayList<>(held);
    boolean isHeld = left.removeIf(each -> each.id().equals(id) && each.holds(at));
    return isHeld || !isKnown(id) ? new Decisions(left, ended(List.of(id), at)) : this;
  }

  private List<Ended> ended(List<String> ids, Instant at) {
    Stream<Ended> newest = ids.stream().map(id -> new Ended(id, at));
    return Stream.concat(newest, ended.stream()).limit(MOST_ENDED).toList();
  }

  /** The same at that moment: when the newest has expired, those before it end with it. */
  Decisions at(Instant now) {
    DecisionInForce newest = newest();
    Instant until = newest == null ? null : newest.until();
    if (newest == null || until == null || newest.holds(now)) {
      return this;
    }
    List<String> before =
        held.stream().filter(each -> each.holds(until)).map(DecisionInForce::id).toList();
    return new Decisions(List.of(), ended(before, until));
  }

  /** The same after something happened to each. */
  Decisions each(UnaryOperator<DecisionInForce> change) {
    return held.isEmpty() ? this : new Decisions(held.stream().map(change).toList(), ended);
  }

  /** The newest that was not undone; null for none. */
  @Nullable DecisionInForce newest() {
    return held.isEmpty() ? null : held.getFirst();
  }

  /** Whether none holds, and none comes again that had ended. */
  boolean isOver(Instant now) {
    if (held.isEmpty() && ended.isEmpty()) {
      return true;
    }
    Decisions then = at(now);
    return then.held.isEmpty()
        && then.ended.stream().allMatch(each -> each.at().plus(KNOWN_FOR).isBefore(now));
  }
}
