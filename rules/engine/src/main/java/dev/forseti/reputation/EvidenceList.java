package dev.forseti.reputation;

import dev.forseti.model.Corroboration;
import dev.forseti.model.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evidence by rule, to which signals are added. */
final class EvidenceList {
  /** Evidence that weighs less than this is forgotten. */
  private static final double FORGOTTEN = .02;

  private EvidenceList() {}

  /** The evidence after a signal. */
  static List<Evidence> with(
      List<Evidence> evidence, Signal signal, Instant now, Cause cause, ReputationRules rules) {
    List<Evidence> all = new ArrayList<>(evidence.size() + 1);
    double kept = 0;
    int firings = 1;
    Evidence before = null;
    for (Evidence e : evidence) {
      if (e.rule().equals(signal.rule())) {
        firings += e.firings();
        kept = e.natsAt(now, rules);
        before = e;
      } else if (!isForgotten(e, now, rules)) {
        all.add(e);
      }
    }
    Acts acts = acts(before, signal, now, cause, evidence);
    Corroboration by = acts == null ? null : acts.by();
    if (acts != null && by != null && by.isOfTheWholeAct()) {
      for (int i = 0; i < all.size(); i++) {
        all.set(i, borneOut(all.get(i), acts.last(), by));
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
            signal.campaign(),
            acts));
    all.sort(Comparator.comparing(Evidence::rule));
    return all;
  }

  /** The acts that a rule's evidence rests on after a signal; null when not on those alone. */
  private static @Nullable Acts acts(
      @Nullable Evidence before, Signal signal, Instant now, Cause cause, List<Evidence> evidence) {
    if (cause == Cause.ANOTHER) {
      return null;
    }
    Acts known = before == null ? null : before.acts();
    boolean isNew = before == null || (known == null && before.nats() <= 0);
    if (signal.weight() <= 0 || (known == null && !isNew)) {
      return known;
    }
    Instant act = act(evidence, now, cause);
    Corroboration by = Corroboration.stronger(signal.corroboration(), ofTheWhole(act, evidence));
    return known == null
        ? new Acts(act, act, signal.weight(), by)
        : known.with(act, signal.weight(), by);
  }

  /** What has borne out all of that act; null for nothing. */
  private static @Nullable Corroboration ofTheWhole(Instant act, List<Evidence> evidence) {
    Corroboration found = null;
    for (Evidence e : evidence) {
      Acts acts = e.acts();
      Corroboration by = acts != null && acts.last().equals(act) ? acts.by() : null;
      if (by != null && by.isOfTheWholeAct()) {
        found = Corroboration.stronger(found, by);
      }
    }
    return found;
  }

  /** The evidence after something has borne out all of that act. */
  private static Evidence borneOut(Evidence e, Instant act, Corroboration by) {
    Acts acts = e.acts();
    return acts == null || !acts.last().equals(act) ? e : e.with(acts.borneOut(by));
  }

  /** Whether that moment is within the first act of all that speaks against the subject. */
  static boolean isOfTheFirstAct(List<Evidence> evidence, Instant at) {
    Instant first = null;
    for (Evidence e : evidence) {
      Acts acts = e.acts();
      if (acts != null && (first == null || acts.first().isBefore(first))) {
        first = acts.first();
      }
    }
    return first != null && !at.isAfter(first.plus(Acts.LENGTH));
  }

  /** When the act began that an own event belongs to. */
  private static Instant act(List<Evidence> evidence, Instant now, Cause cause) {
    Instant newest = null;
    for (Evidence e : evidence) {
      Acts acts = e.acts();
      if (acts != null && (newest == null || acts.last().isAfter(newest))) {
        newest = acts.last();
      }
    }
    boolean goesOn =
        newest != null && (cause == Cause.CORRECTION || !now.isAfter(newest.plus(Acts.LENGTH)));
    return newest != null && goesOn ? newest : now;
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
    double cap = rules.groups().cap(group);
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
