package dev.forseti.pipeline;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.ProtectedRooms;
import dev.forseti.features.SenderHistory;
import dev.forseti.model.Decision;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.reputation.ReputationTracker;
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
import java.util.Optional;
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

  /** A pipeline that has seen nothing, where all rooms are protected. */
  public LocalPipeline(RuleSet rules, ReputationRules reputations) {
    this(rules, reputations, ProtectedRooms.ALL);
  }

  /** A pipeline that has seen nothing, where those rooms are protected. */
  public LocalPipeline(RuleSet rules, ReputationRules reputations, ProtectedRooms rooms) {
    this.scorer = new EventScorer(rules, rooms);
    this.reputations = reputations;
  }

  /** Sets what is known of a sender from before. */
  public void know(String sender, SenderHistory history) {
    scorer.know(sender, history);
  }

  /** The values of the event that was scored last; those of the next one take their place. */
  public FeatureVector values() {
    return scorer.values();
  }

  /** What is known of a subject; none when nothing is. */
  public Optional<TrackedReputation> known(Subject subject) {
    return Optional.ofNullable(tracked.get(subject));
  }

  /**
   * Scores one event; one that is refused ({@link InputLimits}) changes nothing. Evidence about a
   * server is inherited only by users who are first seen after it.
   */
  public Result accept(RoomEvent event) {
    if (InputLimits.refusal(event).isPresent()) {
      return NOTHING;
    }
    List<Signal> signals = scorer.accept(event);
    Instant at = event.countedAt();
    if (++accepted % SWEEP == 0) {
      forget(at);
    }
    Subject sender = Subject.user(event.sender());
    if (signals.isEmpty() && !tracked.containsKey(sender)) {
      return NOTHING;
    }
    Map<Subject, List<Signal>> bySubject = new LinkedHashMap<>();
    for (Signal signal : signals) {
      bySubject.computeIfAbsent(signal.subject(), unused -> new ArrayList<>()).add(signal);
    }
    bySubject.putIfAbsent(sender, List.of());
    List<Verdicts.Step> steps = new ArrayList<>(bySubject.size());
    bySubject.forEach(
        (subject, about) -> {
          Verdicts.Step step = apply(event, subject, subject.equals(sender), about);
          if (step == null) {
            tracked.remove(subject);
          } else {
            steps.add(step);
          }
        });
    return kept(signals, steps);
  }

  private Verdicts.@Nullable Step apply(
      RoomEvent event, Subject subject, boolean own, List<Signal> about) {
    var occurrence =
        new ReputationTracker.Occurrence(
            event.eventId(),
            event.roomId(),
            event.countedAt(),
            subject,
            own,
            event.edits().isPresent(),
            about);
    return ReputationTracker.apply(
        tracked.get(subject), occurrence, () -> inherited(subject, event.countedAt()), reputations);
  }

  /**
   * Applies a decision; the verdict that follows names the decision as its event. One that is
   * refused ({@link InputLimits}) changes nothing.
   */
  public Result accept(Decision decision) {
    if (InputLimits.refusal(decision).isPresent()) {
      return NOTHING;
    }
    Verdicts.Step step =
        ReputationTracker.apply(tracked.get(decision.subject()), decision, reputations);
    return kept(List.of(), List.of(step));
  }

  /** Keeps what is known after all steps of an event, none of which sees the others. */
  private Result kept(List<Signal> signals, List<Verdicts.Step> steps) {
    List<Reputation> now = new ArrayList<>(steps.size());
    List<Verdict> verdicts = new ArrayList<>(0);
    for (Verdicts.Step step : steps) {
      tracked.put(step.tracked().subject(), step.tracked());
      now.add(step.reputation());
      verdicts.addAll(step.verdicts());
    }
    return new Result(signals, now, verdicts);
  }

  private double inherited(Subject subject, Instant at) {
    Subject server = ServerPrior.of(subject);
    return server == null ? 0 : ServerPrior.shift(tracked.get(server), at, reputations);
  }

  private void forget(Instant now) {
    tracked.values().removeIf(one -> one.isForgotten(now, reputations));
  }
}
