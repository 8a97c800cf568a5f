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
 *       other rooms, another's event, a moderator, the same a third time after pauses, or the same
 *       again after {@link Acts#AGAIN}.
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
    for (int i = of.nextSetBit(0); i >= 0; i = of.nextSetBit(i + 1)) {
      one.set(i, acts(i).isOne());
    }
    return one;
  }

  private BitSet sameActAs(int first, BitSet of) {
    BitSet same = new BitSet();
    for (int i = first; i >= 0; i = of.nextSetBit(i + 1)) {
      same.set(i, acts(i).first().equals(acts(first).first()));
    }
    return same;
  }

  private Acts acts(int i) {
    return requireNonNull(evidence.get(i).acts());
  }

  private double sum(BitSet of) {
    double sum = 0;
    for (int i = of.nextSetBit(0); i >= 0; i = of.nextSetBit(i + 1)) {
      sum += counted[i];
    }
    return sum;
  }

  private double strongestGroup(BitSet of) {
    double strongest = 0;
    BitSet left = (BitSet) of.clone();
    while (!left.isEmpty()) {
      BitSet group = sameGroupAs(left.nextSetBit(0), left);
      if (isOfSeveralEvents(group)) {
        strongest = Math.max(strongest, sum(group));
      }
      left.andNot(group);
    }
    return strongest;
  }

  private boolean isOfSeveralEvents(BitSet of) {
    int first = of.nextSetBit(0);
    for (int i = first; i >= 0; i = of.nextSetBit(i + 1)) {
      Evidence one = evidence.get(i);
      if (one.firings() > 1 || !one.eventId().equals(evidence.get(first).eventId())) {
        return true;
      }
    }
    return false;
  }

  private BitSet sameGroupAs(int first, BitSet of) {
    String group = evidence.get(first).group();
    BitSet same = new BitSet();
    same.set(first);
    for (int i = first; i >= 0 && !group.isEmpty(); i = of.nextSetBit(i + 1)) {
      same.set(i, evidence.get(i).group().equals(group));
    }
    return same;
  }

  /** Leaves of those what is allowed, or what the heaviest event alone gives. */
  private void clip(BitSet of, double allowed) {
    double heaviest = 0;
    for (int i = of.nextSetBit(0); i >= 0; i = of.nextSetBit(i + 1)) {
      heaviest = Math.max(heaviest, Math.min(counted[i], acts(i).heaviest()));
    }
    double share = Math.min(1, Math.max(allowed, heaviest) / sum(of));
    for (int i = of.nextSetBit(0); i >= 0; i = of.nextSetBit(i + 1)) {
      counted[i] *= share;
    }
  }
}
