package dev.forseti.reputation;

import dev.forseti.model.Contribution;
import dev.forseti.model.Mode;
import dev.forseti.model.Reputation;
import dev.forseti.model.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a tracked reputation at a moment: decay, the caps of the groups, interval and standing. */
public final class Judgement {
  private static final int MOST_CONTRIBUTIONS = 20;

  /** How uncertain a weight is, as a share of it: the spread of fitted weights between waves. */
  private static final double WEIGHT_SPREAD = .3;

  /** How uncertain a prior is, in nats. */
  private static final double PRIOR_SPREAD = 1;

  private static final double TWO_SIDED_95 = 1.96;

  private Judgement() {}

  /** The reputation as it is at that moment, with the standing that follows. */
  public static Reputation of(TrackedReputation tracked, Instant at, ReputationRules rules) {
    List<Contribution> contributions = contributions(tracked, at, rules, Mode.OBSERVE);
    double prior = rules.prior() + tracked.shift();
    double logOdds = prior + sum(contributions);
    double margin = TWO_SIDED_95 * spread(contributions);
    List<Contribution> shown =
        contributions.stream()
            .sorted(
                Comparator.comparingDouble((Contribution c) -> -Math.abs(c.counted()))
                    .thenComparing(Contribution::rule))
            .limit(MOST_CONTRIBUTIONS)
            .toList();
    return new Reputation(
        tracked.subject(),
        logOdds,
        prior,
        logOdds - margin,
        logOdds + margin,
        rules.thresholds().standing(logOdds, tracked.standing()),
        tracked.events(),
        at,
        shown);
  }

  /**
   * How far the standing may be acted on: the strongest mode whose rules alone, with all that
   * speaks for the subject, still reach the standing.
   */
  static Mode mode(
      TrackedReputation tracked, Standing standing, Instant at, ReputationRules rules) {
    for (Mode mode : List.of(Mode.ACT, Mode.SUGGEST)) {
      double logOdds =
          rules.prior() + tracked.shift() + sum(contributions(tracked, at, rules, mode));
      if (rules.thresholds().standing(logOdds, tracked.standing()).compareTo(standing) >= 0) {
        return mode;
      }
    }
    return Mode.OBSERVE;
  }

  /**
   * What counts of the rules of this mode or a stronger one, and of all that speaks for the
   * subject.
   */
  private static List<Contribution> contributions(
      TrackedReputation tracked, Instant at, ReputationRules rules, Mode least) {
    List<Evidence> counted =
        tracked.evidence().stream()
            .filter(e -> e.nats() < 0 || e.mode().compareTo(least) >= 0)
            .toList();
    Map<String, Double> shares = groupShares(counted, tracked, at, rules);
    List<Contribution> result = new ArrayList<>();
    for (Evidence e : counted) {
      double nats = e.natsAt(at, tracked.events(), rules);
      double share = e.group().isEmpty() ? 1 : shares.getOrDefault(e.group(), 1.0);
      result.add(
          new Contribution(
              e.rule(),
              e.group(),
              nats,
              nats * share,
              e.firings(),
              e.last(),
              e.eventId(),
              e.because()));
    }
    return result;
  }

  /** Which share of each group's contributions its cap lets through. */
  private static Map<String, Double> groupShares(
      List<Evidence> counted, TrackedReputation tracked, Instant at, ReputationRules rules) {
    Map<String, Double> shares = new HashMap<>();
    for (Evidence e : counted) {
      shares.merge(e.group(), e.natsAt(at, tracked.events(), rules), Double::sum);
    }
    shares.replaceAll(
        (group, sum) -> {
          double cap = rules.groupCaps().getOrDefault(group, Double.POSITIVE_INFINITY);
          return Math.abs(sum) <= cap ? 1 : cap / Math.abs(sum);
        });
    return shares;
  }

  private static double sum(List<Contribution> contributions) {
    return contributions.stream().mapToDouble(Contribution::counted).sum();
  }

  private static double spread(List<Contribution> contributions) {
    double variance = PRIOR_SPREAD * PRIOR_SPREAD;
    for (Contribution c : contributions) {
      double spread = c.rule().equals(TrackedReputation.DECISION) ? 0 : WEIGHT_SPREAD * c.counted();
      variance += spread * spread;
    }
    return Math.sqrt(variance);
  }
}
