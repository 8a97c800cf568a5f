package dev.forseti.policy.state;

import dev.forseti.model.Decision;
import dev.forseti.model.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was concluded and decided of one subject. Adding the same again changes nothing, and the
 * order of adding does not matter.
 *
 * <p>Of conclusions the strongest since the last fall counts. The newest would not do: after a
 * crash scoring reads a part of its log again, the rooms in another order than before, and
 * concludes once more, by way of weaker conclusions, of which some may be younger than the strong
 * one that stands already.
 */
public final class SubjectHistory {
  /** Of one instant, what undoes comes after what it may undo. */
  private static final Comparator<Decision> BY_AGE =
      Comparator.comparing(Decision::at)
          .thenComparing(it -> it.kind() == Decision.Kind.UNDO)
          .thenComparing(Decision::id);

  private final TreeSet<Decision> decisions = new TreeSet<>(BY_AGE);
  private final TreeSet<Conclusion> rises = new TreeSet<>(Conclusion.BY_AGE); // after the fall
  private @Nullable Conclusion fall;

  /** Takes a verdict in. */
  public void add(Verdict verdict) {
    Conclusion other = Conclusion.of(verdict);
    if (!isAfterTheFall(other)) {
      return;
    }
    if (other.fall()) {
      fall = other;
      rises.removeIf(rise -> !isAfterTheFall(rise));
    } else {
      rises.add(other);
    }
  }

  private boolean isAfterTheFall(Conclusion other) {
    return fall == null || Conclusion.BY_AGE.compare(fall, other) < 0;
  }

  /** Takes a decision in; all count, as one may undo another. */
  public void add(Decision decision) {
    decisions.add(decision);
  }

  /** Whether nothing in it is younger than the time, and no moderator decided, which holds on. */
  public boolean isOlderThan(Instant time) {
    return decisions.isEmpty()
        && (fall == null || fall.at().isBefore(time))
        && (rises.isEmpty() || rises.last().at().isBefore(time));
  }

  /**
   * What scoring concludes, oldest first: mostly one, more when it was told again, none when
   * nothing ever was.
   */
  public List<Conclusion> conclusions() {
    if (rises.isEmpty()) {
      return fall == null ? List.of() : List.of(fall);
    }
    Conclusion strongest = Collections.max(rises, Conclusion.BY_STRENGTH);
    return rises.stream()
        .filter(rise -> Conclusion.BY_STRENGTH.compare(rise, strongest) == 0)
        .toList();
  }

  /** All decisions. */
  public Iterable<Decision> newestDecisionsFirst() {
    return decisions.descendingSet();
  }
}
