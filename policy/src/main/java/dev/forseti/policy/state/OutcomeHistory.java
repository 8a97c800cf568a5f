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
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of each measure: its newest outcome, and beside it when it was done, which no later
 * outcome changes.
 */
public final class OutcomeHistory {
  private final boolean simulated;
  private final Shared shared = new Shared();
  private final Map<String, Ends> measures = new HashMap<>();
  private final Map<Subject, Map<String, Outcome>> retrying = new HashMap<>();

  OutcomeHistory(boolean simulated) {
    this.simulated = simulated;
  }

  /** What came of one measure. */
  private static final class Ends {
    private Outcome newest;

    /** When it was done last, whatever its newest outcome is. */
    private @Nullable Outcome done;

    /** The same, but also when it was so already. */
    private @Nullable Outcome settled;

    /** What a brake holds. Nothing that is said later lets it go: a moderator may. */
    private @Nullable Outcome held;

    /** When it was last put before a moderator, by a brake or without one. */
    private Instant proposedAt = Instant.MIN;

    /** The newest outcome after which nothing more can come of the attempt. */
    private @Nullable Outcome ended;

    private Ends(Outcome first) {
      this.newest = first;
    }
  }

  /** Takes an outcome in; what is kept of it. */
  Outcome add(Outcome full) {
    Outcome outcome = kept(full);
    Ends ends = measures.computeIfAbsent(outcome.measureId(), id -> new Ends(outcome));
    if (isDone(outcome.status())) {
      ends.done = newer(ends.done, outcome);
    }
    if (isDone(outcome.status()) || isAlready(outcome)) {
      ends.settled = newer(ends.settled, outcome);
    }
    if (outcome.status() == Status.HELD && BrakeResult.isHeldText(outcome.detail())) {
      ends.held = newer(ends.held, outcome);
    }
    if (outcome.status() == Status.HELD && outcome.at().isAfter(ends.proposedAt)) {
      ends.proposedAt = outcome.at();
    }
    if (isEnd(outcome)) {
      ends.ended = newer(ends.ended, outcome);
    }
    ends.newest = newer(ends.newest, outcome);
    remember(ends.newest);
    return outcome;
  }

  /** What is needed of it, in little memory: the event that the homeserver made is not. */
  private Outcome kept(Outcome outcome) {
    Subject campaign = outcome.campaign();
    return new Outcome(
        outcome.measureId(),
        outcome.kind(),
        outcome.subject(),
        outcome.status(),
        shared.one(outcome.detail()),
        null,
        outcome.cause(),
        outcome.at(),
        campaign == null ? null : shared.one(campaign));
  }

  private void remember(Outcome last) {
    Map<String, Outcome> retried = retrying.computeIfAbsent(last.subject(), s -> new HashMap<>());
    retried.remove(last.measureId());
    if (last.status() == Status.RETRYING) {
      retried.put(last.measureId(), last);
    }
    if (retried.isEmpty()) {
      retrying.remove(last.subject());
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

  private static Outcome newer(@Nullable Outcome a, Outcome b) {
    return a != null && b.at().isBefore(a.at()) ? a : b;
  }

  /** The newest outcome of each measure. */
  Collection<Outcome> newest() {
    return measures.values().stream().map(ends -> ends.newest).toList();
  }

  /** The newest outcome of each measure about the subject, in any order. */
  public List<Outcome> of(Subject subject) {
    return measures.values().stream()
        .map(ends -> ends.newest)
        .filter(outcome -> outcome.subject().equals(subject))
        .toList();
  }

  /** The newest outcome of each measure that is held, where nothing else was said since. */
  public List<Outcome> held() {
    return measures.values().stream()
        .map(ends -> ends.newest)
        .filter(outcome -> outcome.status() == Status.HELD)
        .toList();
  }

  /** All measures that were done. */
  Collection<Outcome> done() {
    return measures.values().stream().map(ends -> ends.done).filter(Objects::nonNull).toList();
  }

  boolean isKnown(String measureId) {
    return measures.containsKey(measureId);
  }

  /** Whether that is the measure's newest outcome. */
  boolean isNewest(String measureId, Status status) {
    Outcome found = newest(measureId);
    return found != null && found.status() == status;
  }

  /** The outcomes of the subject's measures that are tried again. */
  List<Outcome> retrying(Subject subject) {
    return List.copyOf(retrying.getOrDefault(subject, Map.of()).values());
  }

  /** Whether the measure was done at any time. */
  public boolean isDone(String measureId) {
    return done(measureId) != null;
  }

  /** The outcome by which the measure was done last; null if it was not. */
  @Nullable Outcome done(String measureId) {
    return of(measureId, ends -> ends.done);
  }

  /** When the measure was done last; the beginning of time if it was not. */
  public Instant doneAt(String measureId) {
    return at(done(measureId));
  }

  /** The same, but also when it was so already. */
  public Instant settledAt(String measureId) {
    return at(of(measureId, ends -> ends.settled));
  }

  /** When the measure's last attempt came to its end; the beginning of time if none did. */
  Instant endedAt(String measureId) {
    return at(of(measureId, ends -> ends.ended));
  }

  /** When the measure was last put before a moderator; the beginning of time if it was not. */
  Instant proposedAt(String measureId) {
    Ends ends = measures.get(measureId);
    return ends == null ? Instant.MIN : ends.proposedAt;
  }

  /** The outcome by which a brake holds the measure; null if none does. */
  @Nullable Outcome held(String measureId) {
    return of(measureId, ends -> ends.held);
  }

  @Nullable Outcome newest(String measureId) {
    return of(measureId, ends -> ends.newest);
  }

  private @Nullable Outcome of(String measureId, Function<Ends, @Nullable Outcome> which) {
    Ends ends = measures.get(measureId);
    return ends == null ? null : which.apply(ends);
  }

  private static Instant at(@Nullable Outcome outcome) {
    return outcome == null ? Instant.MIN : outcome.at();
  }

  void retain(Set<Subject> kept) {
    retrying.keySet().retainAll(kept);
    measures.values().removeIf(ends -> !kept.contains(ends.newest.subject()));
  }
}
