package dev.forseti.reputation;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.Reputation;
import dev.forseti.model.RuleId;
import dev.forseti.model.Standing;
import dev.forseti.model.Strength;
import java.time.Instant;
import java.util.List;

/**
 * Reads a tracked reputation at a moment: log-odds, interval, standing, mode. The standing may be
 * lower than the log-odds: several rules may see one act, which counts once. Of rules in mode
 * observe all evidence is shown, and only what speaks for the subject counts.
 */
public final class Judgement {
  private static final double TWO_SIDED_95 = 1.96;

  private Judgement() {}

  /**
   * A subject judged at the newest time known of it.
   *
   * @param tracked with the standing and mode that follow from rules alone as of its newest event;
   *     done again without another event this changes nothing
   * @param mode how far the standing of the reputation may be acted on
   */
  record Latest(TrackedReputation tracked, Reputation reputation, Mode mode) {}

  /** The reputation as it is at that moment, with the standing that follows. */
  public static Reputation of(TrackedReputation tracked, Instant at, ReputationRules rules) {
    return of(tracked, new WeighedEvidence(tracked.evidenceAt(at), at, rules), at, rules);
  }

  private static Reputation of(
      TrackedReputation tracked, WeighedEvidence weighed, Instant at, ReputationRules rules) {
    double prior = rules.prior() + tracked.shift();
    double logOdds = prior + weighed.sum();
    double margin = TWO_SIDED_95 * weighed.spread();
    return new Reputation(
        tracked.subject(),
        logOdds,
        prior,
        logOdds - margin,
        logOdds + margin,
        rules.thresholds().standing(prior + weighed.decisive(), standingBefore(tracked, at)),
        tracked.events(),
        at,
        weighed.contributions());
  }

  /**
   * What would follow at that moment without the evidence of one rule, had nothing followed before;
   * where rules may only suggest, review at most. What the rule has borne out stays borne out.
   */
  public static Standing without(
      RuleId rule, TrackedReputation tracked, Instant at, ReputationRules rules) {
    List<Evidence> rest =
        tracked.evidenceAt(at).stream().filter(it -> !it.rule().equals(rule)).toList();
    var weighed = new WeighedEvidence(rest, at, rules);
    double start = rules.prior() + tracked.shift();
    Standing standing = rules.thresholds().standing(start + weighed.decisive(), Standing.NONE);
    Mode mode = mode(standing, Standing.NONE, start, weighed, rules.thresholds());
    return new Strength(standing, mode).outcome();
  }

  /** What the subject's own evidence adds, without any decision, in nats. */
  static double natsByRules(TrackedReputation tracked, Instant at, ReputationRules rules) {
    return tracked.shift() + new WeighedEvidence(tracked.evidence(), at, rules).sum();
  }

  /** Judges by rules alone as of the newest event, and by all that is known at the newest time. */
  static Latest latest(TrackedReputation tracked, ReputationRules rules) {
    WeighedEvidence own = new WeighedEvidence(tracked.evidence(), tracked.asOf(), rules);
    TrackedReputation now = byRules(tracked, own, rules);
    Instant at = now.latest();
    boolean isOwnAlone = now.decisionAt(at) == null && at.equals(now.asOf());
    WeighedEvidence all = isOwnAlone ? own : new WeighedEvidence(now.evidenceAt(at), at, rules);
    Reputation reputation = of(now, all, at, rules);
    return new Latest(now, reputation, mode(now, reputation.standing(), all, at, rules));
  }

  private static TrackedReputation byRules(
      TrackedReputation tracked, WeighedEvidence own, ReputationRules rules) {
    Standing before = tracked.standing();
    double logOdds = rules.prior() + tracked.shift() + own.decisive();
    Standing standing = rules.thresholds().standing(logOdds, before);
    Mode mode = mode(standing, before, tracked.mode(), tracked.shift(), own, rules);
    return standing == before && mode == tracked.mode()
        ? tracked
        : tracked.withStanding(standing, mode);
  }

  /**
   * How far the standing may be acted on at that moment. A decision never adds to it: what may be
   * acted on without a moderator is what rules alone say.
   *
   * @param all what counts at that moment
   */
  private static Mode mode(
      TrackedReputation tracked,
      Standing standing,
      WeighedEvidence all,
      Instant at,
      ReputationRules rules) {
    DecisionInForce inForce = tracked.decisionAt(at);
    if (inForce == null) {
      Standing before = tracked.standing();
      return standing == before
          ? tracked.mode()
          : mode(standing, before, tracked.mode(), tracked.shift(), all, rules);
    }
    if (inForce.kind() == Decision.Kind.WATCH) {
      LastReported before = tracked.lastReported();
      return mode(standing, before.standing(), before.mode(), tracked.shift(), all, rules);
    }
    if (standing == Standing.NONE) {
      return Mode.OBSERVE;
    }
    boolean rulesMayAct = tracked.mode() == Mode.ACT && tracked.standing().compareTo(standing) >= 0;
    return rulesMayAct ? Mode.ACT : Mode.SUGGEST;
  }

  /**
   * The slack of the standing before helps only when the standing has changed: for a mode to grow,
   * the full threshold must be reached. It never shrinks while the standing stays the same.
   */
  private static Mode mode(
      Standing standing,
      Standing before,
      Mode modeBefore,
      double shift,
      WeighedEvidence weighed,
      ReputationRules rules) {
    if (standing == Standing.NONE) {
      return Mode.OBSERVE;
    }
    if (standing == before && modeBefore == Mode.ACT) {
      return Mode.ACT;
    }
    Standing held = standing == before ? Standing.NONE : before;
    return mode(standing, held, rules.prior() + shift, weighed, rules.thresholds());
  }

  /**
   * ACT when rules of that mode alone, with all that speaks for the subject, reach the standing. So
   * do they with learned models that suggest, once what these rules say and other accounts did too
   * is enough to be watched, and no model speaks for the subject: models confirm what was seen, and
   * see nothing by themselves.
   *
   * @param held the standing whose slack helps
   * @param start the log-odds without evidence
   */
  private static Mode mode(
      Standing standing,
      Standing held,
      double start,
      WeighedEvidence weighed,
      Thresholds thresholds) {
    boolean isReached =
        thresholds.standing(start + weighed.decisive(Mode.ACT), held).compareTo(standing) >= 0;
    boolean mayAct =
        isReached || (standing == Standing.ACT && isConfirmed(held, start, weighed, thresholds));
    return mayAct ? Mode.ACT : Mode.SUGGEST;
  }

  private static boolean isConfirmed(
      Standing held, double start, WeighedEvidence weighed, Thresholds thresholds) {
    return start + weighed.decisiveOfOthers() >= thresholds.watchAt()
        && weighed.isContradictedByNoModel()
        && thresholds.standing(start + weighed.decisiveWithModels(), held) == Standing.ACT;
  }

  /** What the standing is compared with, so that it does not flicker at a threshold. */
  private static Standing standingBefore(TrackedReputation tracked, Instant at) {
    return tracked.decisionAt(at) == null ? tracked.standing() : tracked.lastReported().standing();
  }
}
