package dev.forseti.pipeline;

import dev.forseti.features.SenderHistory;
import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.reputation.ServerPrior;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.reputation.Verdicts;
import dev.forseti.rules.eval.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole of scoring in memory and in one thread: the reference that the Flink job is held
 * against, and what a backtest runs on. Not thread-safe.
 */
public final class LocalPipeline {
  private static final int SWEEP = 65_536;

  private static final Result NOTHING = new Result(List.of(), List.of(), List.of());

  private final EventScorer scorer;
  private final ReputationRules reputations;
  private final Map<Subject, TrackedReputation> tracked = new HashMap<>();
  private long accepted;

  /**
   * What an event or a decision led to.
   *
   * @param signals what the rules say of it, in the order of the rules
   * @param reputations the reputations that it changed, in the order in which rules name them
   * @param verdicts the changes of standing that followed
   */
  public record Result(List<Signal> signals, List<Reputation> reputations, List<Verdict> verdicts) {
    public Result {
      signals = List.copyOf(signals);
      reputations = List.copyOf(reputations);
      verdicts = List.copyOf(verdicts);
    }
  }

  /** A pipeline that has seen nothing. */
  public LocalPipeline(RuleSet rules, ReputationRules reputations) {
    this.scorer = new EventScorer(rules);
    this.reputations = reputations;
  }

  /** Says what is known of a sender from before. */
  public void know(String sender, SenderHistory history) {
    scorer.know(sender, history);
  }

  /** Scores one event. What it says of a server, only users met after it inherit. */
  public Result accept(RoomEvent event) {
    List<Signal> signals = scorer.accept(event);
    Instant at = event.receivedAt();
    if (++accepted % SWEEP == 0) {
      forget(at);
    }
    Subject sender = Subject.user(event.sender());
    TrackedReputation known = known(sender, at);
    TrackedReputation own = known == null ? null : known.withEvent(at);
    if (signals.isEmpty()) {
      return own == null
          ? NOTHING
          : judged(signals, Map.of(sender, own), event.eventId(), event.roomId());
    }
    Map<Subject, TrackedReputation> changed = new LinkedHashMap<>();
    for (Signal signal : signals) {
      Subject subject = signal.subject();
      TrackedReputation before = changed.get(subject);
      if (before == null) {
        before = own != null && subject.equals(sender) ? own : of(subject, at);
      }
      changed.put(subject, before.with(signal, reputations));
    }
    if (own != null) {
      changed.putIfAbsent(sender, own);
    }
    return judged(signals, changed, event.eventId(), event.roomId());
  }

  /** Folds in what a moderator said; the verdict that follows names the decision as its event. */
  public Result accept(Decision decision) {
    EventId cause = new EventId("$" + decision.id());
    TrackedReputation after =
        of(decision.subject(), decision.at()).with(decision, cause, reputations);
    return judged(List.of(), Map.of(decision.subject(), after), cause, DECIDED_IN);
  }

  /** Stands for the room of a verdict that follows from a decision. */
  public static final RoomId DECIDED_IN = new RoomId("!decision");

  private Result judged(
      List<Signal> signals, Map<Subject, TrackedReputation> changed, EventId event, RoomId room) {
    List<Reputation> now = new ArrayList<>(changed.size());
    List<Verdict> verdicts = new ArrayList<>(0);
    changed.forEach(
        (subject, after) -> {
          Verdicts.Step step = Verdicts.judge(after, event, room, reputations);
          tracked.put(subject, step.tracked());
          now.add(step.reputation());
          step.change().ifPresent(verdicts::add);
        });
    return new Result(signals, now, verdicts);
  }

  private TrackedReputation of(Subject subject, Instant at) {
    TrackedReputation known = known(subject, at);
    return known == null ? TrackedReputation.unknown(subject, shift(subject, at), at) : known;
  }

  private double shift(Subject subject, Instant at) {
    Subject server = ServerPrior.of(subject);
    return server == null ? 0 : ServerPrior.shift(known(server, at), at, reputations);
  }

  /** What is known, by a rule that does not depend on when the map was last swept. */
  private @Nullable TrackedReputation known(Subject subject, Instant at) {
    TrackedReputation one = tracked.get(subject);
    return one == null || isForgotten(one, at, reputations) ? null : one;
  }

  /** Whether a subject is as one that was never noticed; a standing lasts until it is ended. */
  public static boolean isForgotten(
      TrackedReputation one, Instant at, ReputationRules reputations) {
    return one.standing() == Standing.NONE && one.isForgotten(at, reputations);
  }

  private void forget(Instant now) {
    tracked.values().removeIf(one -> isForgotten(one, now, reputations));
  }
}
