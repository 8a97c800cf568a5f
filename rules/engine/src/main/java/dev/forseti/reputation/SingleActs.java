package dev.forseti.reputation;

import static java.util.Objects.requireNonNull;

import java.util.BitSet;
import java.util.List;

/**
 * One act counts once. What a subject did, and nothing else bears out, is one observation, however
 * many rules see it:
 *
 * <ul>
 *   <li>of one act, several groups together make no case, nor does a single event; a group that saw
 *       several events can, up to {@code REVIEW};
 *   <li>all acts together lead to {@code REVIEW} at most: for {@code ACT} it takes other accounts,
 *       other rooms, another's event, a moderator, or the same again after {@link Acts#AGAIN}.
 * </ul>
 *
 * <p>A single rule may always weigh on a single event what it says: whoever writes one as heavy as
 * a case or an act needs means it.
 */
final class SingleActs {
  private final List<Evidence> evidence;
  private final double[] counted;

  private SingleActs(List<Evidence> evidence, double[] counted) {
    this.evidence = evidence;
    this.counted = counted;
  }

  /**
   * Takes from what counts what is too much.
   *
   * @param counted what each evidence adds, in nats, after the caps of the groups
   */
  static void clip(List<Evidence> evidence, double[] counted, ReputationRules rules) {
    if (against(counted) <= rules.mostOfSeveralGroups()) {
      return;
    }
    var acts = new SingleActs(evidence, counted);
    BitSet alone = acts.alone();
    if (acts.sum(alone) <= rules.mostOfSeveralGroups()) {
      return;
    }
    BitSet left = acts.ofOneAct(alone);
    while (!left.isEmpty()) {
      BitSet act = acts.sameActAs(left.nextSetBit(0), left);
      double strongest = Math.min(acts.strongestGroup(act), rules.mostAlone());
      acts.clip(act, Math.max(strongest, rules.mostOfSeveralGroups()));
      left.andNot(act);
    }
    acts.clip(alone, rules.mostAlone());
  }

  private static double against(double[] counted) {
    double sum = 0;
    for (double nats : counted) {
      sum += Math.max(0, nats);
    }
    return sum;
  }

  /** What speaks against the subject and rests on acts that nothing bears out. */
  private BitSet alone() {
    BitSet alone = new BitSet();
    for (int i = 0; i < counted.length; i++) {
      Acts acts = evidence.get(i).acts();
      alone.set(i, counted[i] > 0 && acts != null && !acts.isCorroborated());
    }
    return alone;
  }

  private BitSet ofOneAct(BitSet of) {
    BitSet one = new BitSet();
    of.stream().forEach(i -> one.set(i, acts(i).isOne()));
    return one;
  }

  private BitSet sameActAs(int first, BitSet of) {
    BitSet same = new BitSet();
    of.stream().forEach(i -> same.set(i, acts(i).first().equals(acts(first).first())));
    return same;
  }

  private Acts acts(int i) {
    return requireNonNull(evidence.get(i).acts());
  }

  private double sum(BitSet of) {
    return of.stream().mapToDouble(i -> counted[i]).sum();
  }

  private double strongestGroup(BitSet of) {
    return of.stream()
        .mapToObj(i -> sameGroupAs(i, of))
        .filter(this::isOfSeveralEvents)
        .mapToDouble(this::sum)
        .max()
        .orElse(0);
  }

  private boolean isOfSeveralEvents(BitSet of) {
    return of.stream().anyMatch(i -> evidence.get(i).firings() > 1)
        || of.stream().mapToObj(i -> evidence.get(i).eventId()).distinct().count() > 1;
  }

  private BitSet sameGroupAs(int first, BitSet of) {
    String group = evidence.get(first).group();
    BitSet same = new BitSet();
    of.stream()
        .filter(i -> i == first || (!group.isEmpty() && evidence.get(i).group().equals(group)))
        .forEach(same::set);
    return same;
  }

  /** Leaves of those what is allowed, or what the heaviest event alone gives. */
  private void clip(BitSet of, double allowed) {
    double heaviest =
        of.stream().mapToDouble(i -> Math.min(counted[i], acts(i).heaviest())).max().orElse(0);
    double share = Math.min(1, Math.max(allowed, heaviest) / sum(of));
    of.stream().forEach(i -> counted[i] *= share);
  }
}
