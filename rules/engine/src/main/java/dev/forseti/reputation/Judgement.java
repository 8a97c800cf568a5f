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

/**
 * Reads a tracked reputation at a moment: decay, the caps of the groups, interval and standing.
 * Rules in mode observe speak for nobody's guilt: what they say is shown and counts nothing.
 */
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
    List<Contribution> contributions = contributions(tracked, at, rules, Mode.SUGGEST);
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
   * How far the standing may be acted on: ACT when rules of that mode alone, with all that speaks
   * for the subject, still reach the standing. What stood before makes that easier only when the
   * standing is another one now: a mode that grows has to be earned in full.
   */
  static Mode mode(
      TrackedReputation tracked, Standing standing, Instant at, ReputationRules rules) {
    Standing held = standing == tracked.standing() ? Standing.NONE : tracked.standing();
    double logOdds =
        rules.prior() + tracked.shift() + sum(contributions(tracked, at, rules, Mode.ACT));
    return rules.thresholds().standing(logOdds, held).compareTo(standing) >= 0
        ? Mode.ACT
        : Mode.SUGGEST;
  }

  /**
   * What the evidence adds when only rules of this mode or a stronger one count, and all that
   * speaks for the subject. The others are named too, and count nothing.
   */
  private static List<Contribution> contributions(
      TrackedReputation tracked, Instant at, ReputationRules rules, Mode least) {
    Map<String, Double> shares = groupShares(tracked, at, rules, least);
    List<Contribution> result = new ArrayList<>();
    for (Evidence e : tracked.evidence()) {
      double nats = e.natsAt(at, tracked.events(), rules);
      double share = e.group().isEmpty() ? 1 : shares.getOrDefault(e.group(), 1.0);
      result.add(
          new Contribution(
              e.rule(),
              e.group(),
              nats,
              counts(e, least) ? nats * share : 0,
              e.firings(),
              e.last(),
              e.eventId(),
              e.because()));
    }
    return result;
  }

  private static boolean counts(Evidence e, Mode least) {
    return e.nats() < 0 || e.mode().compareTo(least) >= 0;
  }

  /** Which share of each group's contributions its cap lets through. */
  private static Map<String, Double> groupShares(
      TrackedReputation tracked, Instant at, ReputationRules rules, Mode least) {
    Map<String, Double> shares = new HashMap<>();
    for (Evidence e : tracked.evidence()) {
      if (counts(e, least)) {
        shares.merge(e.group(), e.natsAt(at, tracked.events(), rules), Double::sum);
      }
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
