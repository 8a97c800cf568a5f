package dev.forseti.policy.lists;

import dev.forseti.model.Decision;
import dev.forseti.model.Verdict;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What was concluded and decided of one subject. Adding the same again changes nothing, and the
 * order of adding does not matter.
 */
public final class History {
  /** Of one instant, what undoes comes after what it may undo. */
  private static final Comparator<Decision> BY_AGE =
      Comparator.comparing(Decision::at)
          .thenComparing(it -> it.kind() == Decision.Kind.UNDO)
          .thenComparing(Decision::id);

  private final TreeSet<Decision> decisions = new TreeSet<>(BY_AGE);
  private Optional<Conclusion> newest = Optional.empty();

  /** Takes a verdict in; only the newest counts. */
  public void add(Verdict verdict) {
    Conclusion other = Conclusion.of(verdict);
    if (newest.isEmpty() || Conclusion.BY_AGE.compare(newest.get(), other) < 0) {
      newest = Optional.of(other);
    }
  }

  /** Takes a decision in; all count, as one may undo another. */
  public void add(Decision decision) {
    decisions.add(decision);
  }

  /** What scoring concluded last. */
  public Optional<Conclusion> newest() {
    return newest;
  }

  Iterable<Decision> newestDecisionsFirst() {
    return decisions.descendingSet();
  }
}
