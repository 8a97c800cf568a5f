package dev.forseti.training.backtest;

import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The gravest that was concluded of each user: what a community in mode act would have done. */
final class Outcomes {
  private final Map<String, Standing> gravest = new HashMap<>();

  void add(List<Verdict> verdicts) {
    for (Verdict verdict : verdicts) {
      if (verdict.subject().kind() == Subject.Kind.USER) {
        gravest.merge(verdict.subject().id(), verdict.strength().outcome(), Outcomes::graver);
      }
    }
  }

  Standing of(String user) {
    return gravest.getOrDefault(user, Standing.NONE);
  }

  /** All of whom something was concluded, here or there, by name. */
  Set<String> users(Outcomes other) {
    Set<String> all = new TreeSet<>(gravest.keySet());
    all.addAll(other.gravest.keySet());
    return all;
  }

  static Standing graver(Standing one, Standing other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
