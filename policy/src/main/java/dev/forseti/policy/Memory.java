package dev.forseti.policy;

import dev.forseti.model.Contribution;
import dev.forseti.model.Decision;
import dev.forseti.model.Measure;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.lists.History;
import dev.forseti.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What policy knows from its topics. It is rebuilt by reading them from the start, in any order,
 * records repeated or not; a restart knows no more than {@link #forget} leaves.
 */
final class Memory {
  /** How long the topics of verdicts and outcomes keep them. */
  static final Duration KEPT = Duration.ofDays(90);

  final Map<Subject, History> histories = new HashMap<>();

  /**
   * When each measure was done, whatever its outcome is now: a brake that holds it later undoes
   * nothing.
   */
  private final Map<String, Outcome> done = new HashMap<>();

  /** The same, but also when it was so already. */
  private final Map<String, Outcome> settled = new HashMap<>();

  /** The newest outcome of each measure. */
  final Map<String, Outcome> outcomes = new HashMap<>();

  /** What the topic of published entries says, by its key. */
  final Map<String, PublishedEntry> published = new HashMap<>();

  private final Set<String> decisions = new HashSet<>();
  private final Map<Subject, Set<String>> bans = new HashMap<>();
  private final Map<Subject, Map<String, Outcome>> waiting = new HashMap<>();

  private final boolean simulated;

  /** For a real homeserver: what was simulated in mode observe or suggest was not done. */
  Memory() {
    this(false);
  }

  /**
   * Empty.
   *
   * @param simulated whether the homeserver is a dry run, in which what is simulated counts as done
   */
  Memory(boolean simulated) {
    this.simulated = simulated;
  }

  private boolean isDone(Outcome.Status status) {
    return status == Outcome.Status.DONE || (simulated && status == Outcome.Status.SIMULATED);
  }

  private static Outcome newer(Outcome a, Outcome b) {
    return b.at().isBefore(a.at()) ? a : b;
  }

  History history(Subject subject) {
    return histories.computeIfAbsent(subject, s -> new History());
  }

  void add(Verdict verdict) {
    history(verdict.subject()).add(verdict);
  }

  void add(Decision decision) {
    decisions.add(decision.id());
    history(decision.subject()).add(decision);
  }

  void add(Outcome outcome) {
    if (outcome.kind() == Measure.Kind.BAN) {
      bans.computeIfAbsent(outcome.subject(), s -> new HashSet<>()).add(outcome.cause());
    }
    if (isDone(outcome.status())) {
      done.merge(outcome.measureId(), outcome, Memory::newer);
    }
    if (isDone(outcome.status()) || outcome.status() == Outcome.Status.ALREADY) {
      settled.merge(outcome.measureId(), outcome, Memory::newer);
    }
    Outcome newest = outcomes.merge(outcome.measureId(), outcome, Memory::newer);
    Map<String, Outcome> retried = waiting.computeIfAbsent(outcome.subject(), s -> new HashMap<>());
    retried.remove(newest.measureId());
    if (newest.status() == Outcome.Status.RETRYING) {
      retried.put(newest.measureId(), newest);
    }
    if (retried.isEmpty()) {
      waiting.remove(outcome.subject());
    }
  }

  void add(PublishedEntry entry) {
    published.put(Topics.PUBLISHED.key().apply(entry), entry);
  }

  /** The outcomes of the subject's measures that are tried again. */
  List<Outcome> waiting(Subject subject) {
    return List.copyOf(waiting.getOrDefault(subject, Map.of()).values());
  }

  boolean has(String measureId, Outcome.Status status) {
    Outcome found = outcomes.get(measureId);
    return found != null && found.status() == status;
  }

  /** The verdicts and decisions for which a ban of the subject was asked. */
  Set<String> causesOfBans(Subject subject) {
    return Set.copyOf(bans.getOrDefault(subject, Set.of()));
  }

  /** Whether the measure was done at any time. */
  boolean isDone(String measureId) {
    return done.containsKey(measureId);
  }

  /** When the measure was done last; the beginning of time if it was not. */
  Instant doneAt(String measureId) {
    return at(done.get(measureId));
  }

  /** The same, but also when it was so already. */
  Instant settledAt(String measureId) {
    return at(settled.get(measureId));
  }

  private static Instant at(@Nullable Outcome outcome) {
    return outcome == null ? Instant.MIN : outcome.at();
  }

  /** Drops the subjects of which no entry stands and the topics hold nothing any more. */
  void forget(Instant now) {
    Instant oldest = now.minus(KEPT);
    Set<Subject> kept = new HashSet<>();
    published.values().forEach(entry -> kept.add(entry.subject()));
    for (Outcome outcome : outcomes.values()) {
      if (!outcome.at().isBefore(oldest)) {
        kept.add(outcome.subject());
      }
    }
    histories.forEach(
        (subject, history) -> {
          if (!history.isSpentBefore(oldest)) {
            kept.add(subject);
          }
        });
    histories.keySet().retainAll(kept);
    bans.keySet().retainAll(kept);
    waiting.keySet().retainAll(kept);
    for (Map<String, Outcome> known : List.of(outcomes, done, settled)) {
      known.values().removeIf(outcome -> !kept.contains(outcome.subject()));
    }
  }

  /** Counts again what has left within the last day, and which rules hit whom. */
  void remind(Brakes brakes, Instant now) {
    Instant day = now.minus(Duration.ofDays(1));
    for (Outcome outcome : done.values()) {
      if (!outcome.at().isAfter(day)) {
        continue;
      }
      boolean automatic = !decisions.contains(outcome.cause());
      if (outcome.kind() == Measure.Kind.PUBLISH) {
        brakes.published(automatic, outcome.at());
      } else if (outcome.kind() == Measure.Kind.RETRACT && automatic) {
        brakes.retracted(outcome.at());
      }
    }
    histories.forEach(
        (subject, history) ->
            history.conclusions().stream()
                .findFirst()
                .filter(c -> c.standing() == Standing.ACT && c.mode() == Mode.ACT)
                .filter(c -> c.at().isAfter(day))
                .ifPresent(c -> c.rule().ifPresent(rule -> brakes.hit(rule, subject, c.at()))));
  }

  /** Counts a verdict that has just come in. */
  static void count(Verdict verdict, Brakes brakes, Instant now) {
    if (verdict.standing() == Standing.ACT && verdict.mode() == Mode.ACT) {
      verdict.reputation().contributions().stream()
          .findFirst()
          .map(Contribution::rule)
          .ifPresent(rule -> brakes.hit(rule, verdict.subject(), now));
    }
  }
}
