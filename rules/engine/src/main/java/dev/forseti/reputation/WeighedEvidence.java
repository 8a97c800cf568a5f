package dev.forseti.reputation;

import dev.forseti.model.Contribution;
import dev.forseti.model.Corroboration;
import dev.forseti.model.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Evidence with what each weighs at a moment: decay, modes, the caps of the groups, and what models
 * and rules by hand say of the same. What counts for a reputation are rules that at least suggest.
 */
final class WeighedEvidence {
  private static final int MOST_CONTRIBUTIONS = 20;

  /** How uncertain a weight is, as a share of it: the spread of fitted weights between waves. */
  private static final double WEIGHT_SPREAD = .3;

  /** How uncertain a prior is, in nats. */
  private static final double PRIOR_SPREAD = 1;

  /**
   * What counts of the lesser sum, of what learned models and of what rules by hand say against a
   * subject: they see much of the same. Found by what was best over left-out groups of streams.
   */
  private static final double LESSER_SHARE = .3;

  private static final Comparator<Contribution> STRONGEST_FIRST =
      Comparator.comparingDouble((Contribution c) -> -Math.abs(c.counted()))
          .thenComparing(Contribution::rule);

  private final List<Evidence> evidence;
  private final ReputationRules rules;
  private final double[] nats;
  private final double[] withinCaps;
  private final double[] counted;
  private double decisive = Double.NaN;

  WeighedEvidence(List<Evidence> evidence, Instant at, ReputationRules rules) {
    this.evidence = evidence;
    this.rules = rules;
    nats = new double[evidence.size()];
    for (int i = 0; i < nats.length; i++) {
      nats[i] = evidence.get(i).natsAt(at, rules);
    }
    withinCaps = withinCaps(e -> counts(e, Mode.SUGGEST));
    counted = withoutOverlap(withinCaps);
  }

  /** What all adds to a reputation, in nats. */
  double sum() {
    return sum(counted);
  }

  /**
   * What all adds as far as something may follow from it, in nats: one act counts once ({@link
   * SingleActs}). The sum tells more, who is likelier an abuser than another.
   */
  double decisive() {
    if (Double.isNaN(decisive)) {
      decisive = decisive(counted);
    }
    return decisive;
  }

  /** The same when only rules of this mode or a stronger one count. */
  double decisive(Mode least) {
    return decisive(withoutOverlap(withinCaps(e -> counts(e, least))));
  }

  /** The same when only rules in mode act count that say what other accounts did too. */
  double decisiveOfOthers() {
    return decisive(
        withoutOverlap(
            withinCaps(e -> counts(e, Mode.ACT) && (e.nats() < 0 || isBorneOutByOthers(e)))));
  }

  /** Whether no learned model speaks for the subject. */
  boolean isContradictedByNoModel() {
    return evidence.stream().noneMatch(e -> e.nats() < 0 && isLearned(e.group()));
  }

  /** The same when rules in mode act count, and models that suggest. */
  double decisiveWithModels() {
    return decisive(
        withoutOverlap(
            withinCaps(
                e -> counts(e, Mode.ACT) || (counts(e, Mode.SUGGEST) && isLearned(e.group())))));
  }

  /** By what its own rule has counted; another rule of the same act may bear it out as well. */
  private static boolean isBorneOutByOthers(Evidence e) {
    boolean isShared = e.campaign() != null && !e.campaign().isOfPlace();
    return isShared && e.acts() != null && e.acts().by() == Corroboration.OTHERS;
  }

  private double decisive(double[] all) {
    return sum(clipped(all));
  }

  private double[] clipped(double[] all) {
    double[] some = all.clone();
    SingleActs.clip(evidence, some, rules);
    return some;
  }

  /** Each step of the way from a weight to what it decides, in the order of the evidence. */
  List<VerdictArithmetic.Part> parts() {
    double[] decisive = clipped(counted);
    List<VerdictArithmetic.Part> parts = new ArrayList<>(counted.length);
    for (int i = 0; i < counted.length; i++) {
      Evidence e = evidence.get(i);
      double cap = rules.groups().cap(e.group());
      parts.add(new VerdictArithmetic.Part(e, nats[i], cap, counted[i], decisive[i]));
    }
    return parts;
  }

  /** How uncertain that is, in nats. */
  double spread() {
    double variance = PRIOR_SPREAD * PRIOR_SPREAD;
    for (int i = 0; i < counted.length; i++) {
      double spread = evidence.get(i).lasting() ? 0 : WEIGHT_SPREAD * counted[i];
      variance += spread * spread;
    }
    return Math.sqrt(variance);
  }

  /** What a moderator sees of it, strongest first. */
  List<Contribution> contributions() {
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
              e.because(),
              withinCaps[i] == counted[i] ? null : withinCaps[i]));
    }
    all.sort(STRONGEST_FIRST);
    return all.size() <= MOST_CONTRIBUTIONS ? all : all.subList(0, MOST_CONTRIBUTIONS);
  }

  /** What the caps of the groups let through of each evidence when the others count nothing. */
  private double[] withinCaps(Predicate<Evidence> counts) {
    double[] some = new double[nats.length];
    for (int i = 0; i < some.length; i++) {
      some[i] = counts.test(evidence.get(i)) ? nats[i] : 0;
    }
    double[] shares = new double[some.length];
    for (int i = 0; i < some.length; i++) {
      shares[i] = share(i, some, shares);
    }
    for (int i = 0; i < some.length; i++) {
      some[i] *= shares[i];
    }
    return some;
  }

  /** Without what learned models and rules by hand both say against the subject. */
  private double[] withoutOverlap(double[] all) {
    double[] some = all.clone();
    double learned = 0;
    double byHand = 0;
    for (int i = 0; i < some.length; i++) {
      if (some[i] > 0 && isLearned(evidence.get(i).group())) {
        learned += some[i];
      } else if (some[i] > 0) {
        byHand += some[i];
      }
    }
    if (learned == 0 || byHand == 0) {
      return some;
    }
    boolean learnedIsLesser = learned < byHand;
    for (int i = 0; i < some.length; i++) {
      boolean isLesser = isLearned(evidence.get(i).group()) == learnedIsLesser;
      some[i] *= some[i] > 0 && isLesser ? LESSER_SHARE : 1;
    }
    return some;
  }

  private boolean isLearned(String group) {
    return rules.groups().isLearned(group);
  }

  /** Of that mode or a stronger one; and all that speaks for the subject. */
  private static boolean counts(Evidence e, Mode least) {
    return e.nats() < 0 || e.mode().compareTo(least) >= 0;
  }

  /**
   * Which share of it the cap of its group lets through.
   *
   * @param before the shares of those before it, of which one may be of the same group
   */
  private double share(int of, double[] some, double[] before) {
    String group = evidence.get(of).group();
    if (group.isEmpty()) {
      return 1;
    }
    for (int i = 0; i < of; i++) {
      if (evidence.get(i).group().equals(group)) {
        return before[i];
      }
    }
    double sum = 0;
    for (int i = of; i < some.length; i++) {
      sum += evidence.get(i).group().equals(group) ? some[i] : 0;
    }
    double cap = rules.groups().cap(group);
    return Math.abs(sum) <= cap ? 1 : cap / Math.abs(sum);
  }

  /** The sum, with the part that rounding took from each step given back to the next (Kahan). */
  private static double sum(double[] values) {
    double sum = 0;
    double lost = 0;
    for (double value : values) {
      double step = value - lost;
      double next = sum + step;
      lost = (next - sum) - step;
      sum = next;
    }
    return sum - lost;
  }
}
