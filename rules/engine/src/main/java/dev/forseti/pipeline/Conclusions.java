package dev.forseti.pipeline;

import dev.forseti.model.Contribution;
import dev.forseti.model.Reputation;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.reputation.ReputationRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was concluded last of each subject; not thread-safe. */
public final class Conclusions {
  private static final Last NOTHING = new Last();

  private final Map<Subject, Last> last = new HashMap<>();

  private static final class Last {
    private double logOdds = ReputationRules.STANDARD_PRIOR;
    private List<Contribution> contributions = List.of();
    private @Nullable Verdict verdict;
  }

  /** Takes over what an event led to. */
  public void add(LocalPipeline.Result result) {
    for (Reputation reputation : result.reputations()) {
      Last known = of(reputation.subject());
      known.logOdds = reputation.logOdds();
      known.contributions = reputation.contributions();
    }
    for (Verdict verdict : result.verdicts()) {
      of(verdict.subject()).verdict = verdict;
    }
  }

  private Last of(Subject subject) {
    return last.computeIfAbsent(subject, unused -> new Last());
  }

  /** The log-odds of its reputation in nats; the prior while nothing was said of it. */
  public double logOdds(Subject subject) {
    return last.getOrDefault(subject, NOTHING).logOdds;
  }

  /** What its reputation is made of, strongest first; empty while nothing was said of it. */
  public List<Contribution> contributions(Subject subject) {
    return last.getOrDefault(subject, NOTHING).contributions;
  }

  /** What follows in a community in mode act. */
  public Standing followed(Subject subject) {
    Verdict verdict = last.getOrDefault(subject, NOTHING).verdict;
    return verdict == null ? Standing.NONE : verdict.strength().outcome();
  }
}
