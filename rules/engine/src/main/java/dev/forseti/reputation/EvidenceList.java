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

  /**
   * The evidence after a signal.
   *
   * @param events how many own events the subject had
   */
  static List<Evidence> with(
      List<Evidence> evidence, Signal signal, Instant now, long events, ReputationRules rules) {
    List<Evidence> all = new ArrayList<>(evidence.size() + 1);
    double kept = 0;
    int firings = 1;
    for (Evidence e : evidence) {
      if (e.rule().equals(signal.rule())) {
        firings += e.firings();
        kept = signal.repeat() == Signal.Repeat.ADD ? e.natsAt(now, events, rules) : 0;
      } else if (!isForgotten(e, now, events, rules)) {
        all.add(e);
      }
    }
    double nats = kept + signal.weight();
    if (signal.repeat() == Signal.Repeat.ADD) {
      nats = capped(nats, signal.group(), rules);
    }
    all.add(
        new Evidence(
            signal.rule(),
            signal.group(),
            nats,
            false,
            firings,
            now,
            events,
            signal.eventId(),
            signal.roomId(),
            signal.harm(),
            signal.mode(),
            signal.because(),
            signal.publicReason()));
    all.sort(Comparator.comparing(Evidence::rule));
    return all;
  }

  /** What adds is kept up to the cap: beyond, it would count in full until it fell below again. */
  private static double capped(double nats, String group, ReputationRules rules) {
    double cap = rules.groupCaps().getOrDefault(group, Double.MAX_VALUE);
    return Math.max(-cap, Math.min(cap, nats));
  }

  /** Whether none of it weighs enough to be kept. */
  static boolean isForgotten(
      List<Evidence> evidence, Instant at, long events, ReputationRules rules) {
    for (Evidence e : evidence) {
      if (!isForgotten(e, at, events, rules)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isForgotten(Evidence e, Instant at, long events, ReputationRules rules) {
    return Math.abs(e.natsAt(at, events, rules)) < FORGOTTEN;
  }
}
