package dev.forseti.reputation;

import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import java.time.Instant;
import java.util.List;

/**
 * How a standing comes about, step by step, for whoever wants to reckon it up.
 *
 * <pre>
 * log-odds       = prior + shift + the sum of what each part counts
 * decisive sum   = prior + shift + the sum of what each part decides
 * standing       = the highest threshold that the decisive sum reaches
 * </pre>
 *
 * @param subject whom it is about
 * @param at the moment that all of it is true of
 * @param prior log-odds of a subject of which nothing is known, in nats
 * @param shift what a user has from its server on top of it, in nats
 * @param parts one for each rule that fired, and for a decision that holds, by rule
 * @param logOdds prior, shift and what counts: the log-odds of the reputation
 * @param decisive the same as far as something may follow from it
 * @param acting the same when only rules in mode act count
 * @param actingOfOthers the same when of these only those count that say what other accounts did
 *     too: from the threshold for watch on, models confirm it
 * @param confirmed the same when rules in mode act count, and learned models that suggest
 * @param mostOfOneAct the most that several groups add that see one act which nothing bears out
 * @param mostAlone the most that all acts together add which nothing bears out
 * @param thresholds what the decisive sum is compared with
 * @param standing what follows
 * @param mode how far that may be acted on, as the last verdict says
 */
public record VerdictArithmetic(
    Subject subject,
    Instant at,
    double prior,
    double shift,
    List<Part> parts,
    double logOdds,
    double decisive,
    double acting,
    double actingOfOthers,
    double confirmed,
    double mostOfOneAct,
    double mostAlone,
    Thresholds thresholds,
    Standing standing,
    Mode mode) {
  public VerdictArithmetic {
    parts = List.copyOf(parts);
  }

  /**
   * What one rule adds.
   *
   * @param evidence what it saw, with its weight as of its last firing
   * @param decayed what is left of that weight, in nats
   * @param cap the greatest sum of its group, in nats; infinity for none
   * @param counted what is left under that cap; 0 of a rule that only observes
   * @param decisive what of that may lead to something: one act counts once ({@link SingleActs})
   */
  public record Part(
      Evidence evidence, double decayed, double cap, double counted, double decisive) {}

  /** The arithmetic of what is known of a subject, as of that moment. */
  public static VerdictArithmetic of(TrackedReputation tracked, Instant at, ReputationRules rules) {
    var weighed = new WeighedEvidence(tracked.evidenceAt(at), at, rules);
    double start = rules.prior() + tracked.shift();
    return new VerdictArithmetic(
        tracked.subject(),
        at,
        rules.prior(),
        tracked.shift(),
        weighed.parts(),
        start + weighed.sum(),
        start + weighed.decisive(),
        start + weighed.decisive(Mode.ACT),
        start + weighed.decisiveOfOthers(),
        start + weighed.decisiveWithModels(),
        rules.mostOfSeveralGroups(),
        rules.mostAlone(),
        rules.thresholds(),
        Judgement.of(tracked, at, rules).standing(),
        tracked.lastReported().mode());
  }
}
