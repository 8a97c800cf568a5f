package dev.forseti.policy.state;

import dev.forseti.model.Decision;
import dev.forseti.model.Verdict;
import dev.forseti.policy.brakes.CountedWith;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts and decisions about one subject. Adding the same again changes nothing, and the
 * order of adding does not matter.
 *
 * <p>Of the verdicts the strongest since the last fall counts. The newest would not do: after a
 * crash scoring reads a part of its log again, the rooms in another order than before, and writes
 * weaker verdicts on the way, of which some may be younger than the strong one that exists already.
 */
public final class SubjectHistory {
  /** Of one instant, what undoes comes after what it may undo. */
  private static final Comparator<Decision> BY_AGE =
      Comparator.comparing(Decision::at)
          .thenComparing(it -> it.kind() == Decision.Kind.UNDO)
          .thenComparing(Decision::id);

  private static final NavigableSet<Decision> NO_DECISIONS =
      Collections.unmodifiableNavigableSet(new TreeSet<>(BY_AGE));

  private NavigableSet<Decision> decisions = NO_DECISIONS;

  /** Those after the fall, oldest first; mostly one. */
  private List<VerdictSummary> rises = List.of();

  private @Nullable VerdictSummary fall;

  /** The newest before the fall that was none: it tells what was taken back. */
  private @Nullable VerdictSummary beforeTheFall;

  /** Takes a verdict in. */
  public void add(Verdict verdict) {
    add(VerdictSummary.of(verdict));
  }

  void add(VerdictSummary other) {
    if (!isAfterTheFall(other)) {
      keepBeforeTheFall(other);
      return;
    }
    if (other.fall()) {
      fall = other;
      rises.stream().filter(rise -> !isAfterTheFall(rise)).forEach(this::keepBeforeTheFall);
      rises = rises.stream().filter(this::isAfterTheFall).toList();
    } else {
      rises =
          Stream.concat(
                  rises.stream().filter(rise -> VerdictSummary.BY_AGE.compare(rise, other) != 0),
                  Stream.of(other))
              .sorted(VerdictSummary.BY_AGE)
              .toList();
    }
  }

  private void keepBeforeTheFall(VerdictSummary other) {
    if (!other.fall()
        && (beforeTheFall == null || VerdictSummary.BY_AGE.compare(beforeTheFall, other) < 0)) {
      beforeTheFall = other;
    }
  }

  private boolean isAfterTheFall(VerdictSummary other) {
    return fall == null || VerdictSummary.BY_AGE.compare(fall, other) < 0;
  }

  /** Takes a decision in; all count, as one may undo another. */
  public void add(Decision decision) {
    if (decisions.isEmpty()) {
      decisions = new TreeSet<>(BY_AGE);
    }
    decisions.add(decision);
  }

  /** Whether nothing in it is younger than the time, and no moderator decided, which holds on. */
  public boolean isOlderThan(Instant time) {
    return decisions.isEmpty()
        && (fall == null || fall.at().isBefore(time))
        && (rises.isEmpty() || rises.getLast().at().isBefore(time));
  }

  /**
   * The verdicts that count, oldest first: mostly one, more when scoring repeated it after a crash,
   * none when there never was one.
   */
  public List<VerdictSummary> verdicts() {
    if (rises.isEmpty()) {
      return fall == null ? List.of() : List.of(fall);
    }
    VerdictSummary strongest = Collections.max(rises, VerdictSummary.BY_STRENGTH);
    return rises.stream()
        .filter(rise -> VerdictSummary.BY_STRENGTH.compare(rise, strongest) == 0)
        .toList();
  }

  /**
   * With which others what the verdicts lead to is counted; after a fall, of which little is left
   * to tell, by the verdict before it.
   */
  public Optional<CountedWith> countedWith() {
    VerdictSummary telling = rises.isEmpty() && beforeTheFall != null ? beforeTheFall : null;
    return telling == null
        ? verdicts().stream().findFirst().map(VerdictSummary::countedWith)
        : Optional.of(telling.countedWith());
  }

  /** Whether the decision with this id is about the subject. */
  public boolean hasDecision(String id) {
    return decisions.stream().anyMatch(each -> each.id().equals(id));
  }

  /** All decisions. */
  public Iterable<Decision> newestDecisionsFirst() {
    return decisions.descendingSet();
  }
}
