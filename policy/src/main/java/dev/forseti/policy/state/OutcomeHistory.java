package dev.forseti.policy.state;

import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.Subject;
import dev.forseti.policy.brakes.BrakeResult;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of each measure: its newest outcome, and beside it when it was done, which no later
 * outcome changes.
 */
public final class OutcomeHistory {
  private final boolean simulated;
  private final Map<String, Outcome> newest = new HashMap<>();

  /** When each measure was done last, whatever its newest outcome is. */
  private final Map<String, Outcome> done = new HashMap<>();

  /** The same, but also when it was so already. */
  private final Map<String, Outcome> settled = new HashMap<>();

  /** What brakes hold. Nothing that is said later lets it go: a moderator makes a new measure. */
  private final Map<String, Outcome> held = new HashMap<>();

  /** The newest outcome of each measure after which nothing more can come of the attempt. */
  private final Map<String, Outcome> ended = new HashMap<>();

  private final Map<Subject, Map<String, Outcome>> retrying = new HashMap<>();

  OutcomeHistory(boolean simulated) {
    this.simulated = simulated;
  }

  void add(Outcome outcome) {
    if (isDone(outcome.status())) {
      done.merge(outcome.measureId(), outcome, OutcomeHistory::newer);
    }
    if (isDone(outcome.status()) || isAlready(outcome)) {
      settled.merge(outcome.measureId(), outcome, OutcomeHistory::newer);
    }
    if (outcome.status() == Status.HELD && BrakeResult.isHeldText(outcome.detail())) {
      held.merge(outcome.measureId(), outcome, OutcomeHistory::newer);
    }
    if (isEnd(outcome)) {
      ended.merge(outcome.measureId(), outcome, OutcomeHistory::newer);
    }
    Outcome last = newest.merge(outcome.measureId(), outcome, OutcomeHistory::newer);
    Map<String, Outcome> retried =
        retrying.computeIfAbsent(outcome.subject(), s -> new HashMap<>());
    retried.remove(last.measureId());
    if (last.status() == Status.RETRYING) {
      retried.put(last.measureId(), last);
    }
    if (retried.isEmpty()) {
      retrying.remove(outcome.subject());
    }
  }

  private boolean isDone(Status status) {
    return status == Status.DONE || (simulated && status == Status.SIMULATED);
  }

  /** What is given up was not as wanted already, and may have been done. */
  private static boolean isAlready(Outcome outcome) {
    return outcome.status() == Status.ALREADY
        && !outcome.detail().equals(OutcomeRecorder.NOT_WANTED);
  }

  /** A ban that is given up, held or tried again may have been done by an attempt before. */
  private static boolean isEnd(Outcome outcome) {
    return switch (outcome.status()) {
      case DONE, SIMULATED, REFUSED -> true;
      case ALREADY -> outcome.kind() == Measure.Kind.UNBAN && isAlready(outcome);
      case HELD, RETRYING -> false;
    };
  }

  private static Outcome newer(Outcome a, Outcome b) {
    return b.at().isBefore(a.at()) ? a : b;
  }

  /** The newest outcome of each measure. */
  Collection<Outcome> newest() {
    return newest.values();
  }

  /** All measures that were done. */
  Collection<Outcome> done() {
    return done.values();
  }

  boolean isKnown(String measureId) {
    return newest.containsKey(measureId);
  }

  /** Whether that is the measure's newest outcome. */
  boolean isNewest(String measureId, Status status) {
    Outcome found = newest.get(measureId);
    return found != null && found.status() == status;
  }

  /** The outcomes of the subject's measures that are tried again. */
  List<Outcome> retrying(Subject subject) {
    return List.copyOf(retrying.getOrDefault(subject, Map.of()).values());
  }

  /** Whether the measure was done at any time. */
  public boolean isDone(String measureId) {
    return done.containsKey(measureId);
  }

  /** The outcome by which the measure was done last; null if it was not. */
  @Nullable Outcome done(String measureId) {
    return done.get(measureId);
  }

  /** When the measure was done last; the beginning of time if it was not. */
  public Instant doneAt(String measureId) {
    return at(done.get(measureId));
  }

  /** The same, but also when it was so already. */
  public Instant settledAt(String measureId) {
    return at(settled.get(measureId));
  }

  /** When the measure's last attempt came to its end; the beginning of time if none did. */
  Instant endedAt(String measureId) {
    return at(ended.get(measureId));
  }

  /** The outcome by which a brake holds the measure; null if none does. */
  @Nullable Outcome held(String measureId) {
    return held.get(measureId);
  }

  @Nullable Outcome newest(String measureId) {
    return newest.get(measureId);
  }

  private static Instant at(@Nullable Outcome outcome) {
    return outcome == null ? Instant.MIN : outcome.at();
  }

  void retain(Set<Subject> kept) {
    retrying.keySet().retainAll(kept);
    for (Map<String, Outcome> known : List.of(newest, done, settled, held, ended)) {
      known.values().removeIf(outcome -> !kept.contains(outcome.subject()));
    }
  }
}
