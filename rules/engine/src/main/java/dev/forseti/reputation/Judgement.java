package dev.forseti.reputation;

import dev.forseti.model.Contribution;
import dev.forseti.model.Mode;
import dev.forseti.model.Reputation;
import dev.forseti.model.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

  private static final Comparator<Contribution> STRONGEST_FIRST =
      Comparator.comparingDouble((Contribution c) -> -Math.abs(c.counted()))
          .thenComparing(Contribution::rule);

  private Judgement() {}

  /** The reputation as it is at that moment, with the standing that follows. */
  public static Reputation of(TrackedReputation tracked, Instant at, ReputationRules rules) {
    double[] nats = nats(tracked, at, rules);
    double[] counted = counted(tracked, nats, rules, Mode.SUGGEST);
    double prior = rules.prior() + tracked.shift();
    double logOdds = prior + sum(counted);
    double margin = TWO_SIDED_95 * spread(tracked.evidence(), counted);
    return new Reputation(
        tracked.subject(),
        logOdds,
        prior,
        logOdds - margin,
        logOdds + margin,
        rules.thresholds().standing(logOdds, tracked.standing()),
        tracked.events(),
        at,
        shown(tracked.evidence(), nats, counted));
  }

  /**
   * How far the standing may be acted on: ACT when rules of that mode alone, with all that speaks
   * for the subject, still reach the standing. What stood before makes that easier only when the
   * standing is another one now: a mode that grows has to be earned in full.
   */
  static Mode mode(
      TrackedReputation tracked, Standing standing, Instant at, ReputationRules rules) {
    Standing held = standing == tracked.standing() ? Standing.NONE : tracked.standing();
    double[] counted = counted(tracked, nats(tracked, at, rules), rules, Mode.ACT);
    double logOdds = rules.prior() + tracked.shift() + sum(counted);
    return rules.thresholds().standing(logOdds, held).compareTo(standing) >= 0
        ? Mode.ACT
        : Mode.SUGGEST;
  }

  /** What each evidence weighs at the moment, before the caps. */
  private static double[] nats(TrackedReputation tracked, Instant at, ReputationRules rules) {
    List<Evidence> evidence = tracked.evidence();
    double[] nats = new double[evidence.size()];
    for (int i = 0; i < nats.length; i++) {
      nats[i] = evidence.get(i).natsAt(at, tracked.events(), rules);
    }
    return nats;
  }

  /**
   * What each evidence adds when only rules of this mode or a stronger one count, and all that
   * speaks for the subject; the others count nothing.
   */
  private static double[] counted(
      TrackedReputation tracked, double[] nats, ReputationRules rules, Mode least) {
    List<Evidence> evidence = tracked.evidence();
    double[] counted = new double[nats.length];
    for (int i = 0; i < nats.length; i++) {
      Evidence e = evidence.get(i);
      if (counts(e, least)) {
        double share = e.group().isEmpty() ? 1 : share(e.group(), evidence, nats, rules, least);
        counted[i] = nats[i] * share;
      }
    }
    return counted;
  }

  private static boolean counts(Evidence e, Mode least) {
    return e.nats() < 0 || e.mode().compareTo(least) >= 0;
  }

  /** Which share of the group's contributions its cap lets through. */
  private static double share(
      String group, List<Evidence> evidence, double[] nats, ReputationRules rules, Mode least) {
    double sum = 0;
    for (int i = 0; i < nats.length; i++) {
      Evidence e = evidence.get(i);
      sum += e.group().equals(group) && counts(e, least) ? nats[i] : 0;
    }
    Double cap = rules.groupCaps().get(group);
    return cap == null || Math.abs(sum) <= cap ? 1 : cap / Math.abs(sum);
  }

  /** What a moderator sees of it, strongest first. */
  private static List<Contribution> shown(
      List<Evidence> evidence, double[] nats, double[] counted) {
    List<Contribution> all = new ArrayList<>(counted.length);
    for (int i = 0; i < counted.length; i++) {
      Evidence e = evidence.get(i);
      all.add(
          new Contribution(
              e.rule(),
              e.group(),
              nats[i],
              counted[i],
              e.firings(),
              e.last(),
              e.eventId(),
              e.because()));
    }
    all.sort(STRONGEST_FIRST);
    return all.size() <= MOST_CONTRIBUTIONS ? all : all.subList(0, MOST_CONTRIBUTIONS);
  }

  /** The sum, with the part that rounding took from each step given back to the next (Kahan). */
  private static double sum(double[] counted) {
    double sum = 0;
    double lost = 0;
    for (double value : counted) {
      double step = value - lost;
      double next = sum + step;
      lost = (next - sum) - step;
      sum = next;
    }
    return sum - lost;
  }

  private static double spread(List<Evidence> evidence, double[] counted) {
    double variance = PRIOR_SPREAD * PRIOR_SPREAD;
    for (int i = 0; i < counted.length; i++) {
      boolean decided = evidence.get(i).rule().equals(TrackedReputation.DECISION);
      double spread = decided ? 0 : WEIGHT_SPREAD * counted[i];
      variance += spread * spread;
    }
    return Math.sqrt(variance);
  }
}
