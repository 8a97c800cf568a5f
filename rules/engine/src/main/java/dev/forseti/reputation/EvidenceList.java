package dev.forseti.reputation;

import dev.forseti.model.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Evidence by rule, to which signals are added. */
final class EvidenceList {
  /** Evidence that weighs less than this is forgotten. */
  private static final double FORGOTTEN = .02;

  private EvidenceList() {}

  /** The evidence after a signal. */
  static List<Evidence> with(
      List<Evidence> evidence, Signal signal, Instant now, ReputationRules rules) {
    List<Evidence> all = new ArrayList<>(evidence.size() + 1);
    double kept = 0;
    int firings = 1;
    for (Evidence e : evidence) {
      if (e.rule().equals(signal.rule())) {
        firings += e.firings();
        kept = e.natsAt(now, rules);
      } else if (!isForgotten(e, now, rules)) {
        all.add(e);
      }
    }
    double nats =
        signal.repeat() == Signal.Repeat.ADD
            ? capped(kept + signal.weight(), signal.group(), rules)
            : refreshed(kept, signal.weight());
    all.add(
        new Evidence(
            signal.rule(),
            signal.group(),
            nats,
            false,
            firings,
            now,
            signal.eventId(),
            signal.roomId(),
            signal.harm(),
            signal.mode(),
            signal.because(),
            signal.publicReason(),
            signal.campaign()));
    all.sort(Comparator.comparing(Evidence::rule));
    return all;
  }

  /**
   * What a rule weighs that fires again. One that now says less against the subject, since it
   * cannot see all of this event, takes back nothing of what it saw before.
   */
  private static double refreshed(double kept, double now) {
    return now > 0 ? Math.max(kept, now) : now;
  }

  /** What adds is kept up to the cap: beyond, it would count in full until it fell below again. */
  private static double capped(double nats, String group, ReputationRules rules) {
    double cap = rules.groupCaps().getOrDefault(group, Double.MAX_VALUE);
    return Math.max(-cap, Math.min(cap, nats));
  }

  /** Whether none of it weighs enough to be kept. */
  static boolean isForgotten(List<Evidence> evidence, Instant at, ReputationRules rules) {
    for (Evidence e : evidence) {
      if (!isForgotten(e, at, rules)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isForgotten(Evidence e, Instant at, ReputationRules rules) {
    return Math.abs(e.natsAt(at, rules)) < FORGOTTEN;
  }
}
