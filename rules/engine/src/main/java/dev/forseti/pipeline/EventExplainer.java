package dev.forseti.pipeline;

import static java.util.Objects.requireNonNull;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Variable;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.pipeline.EventExplanation.CounterValue;
import dev.forseti.pipeline.EventExplanation.ModelFinding;
import dev.forseti.pipeline.EventExplanation.Reckoning;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.reputation.VerdictArithmetic;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.ConditionPart;
import dev.forseti.rules.eval.NamedValue;
import dev.forseti.rules.eval.Rule;
import dev.forseti.rules.eval.RuleFinding;
import dev.forseti.rules.learned.TreesModel;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Scores events like {@link LocalPipeline}, and tells of one all that came to pass. */
public final class EventExplainer {
  private final LocalPipeline pipeline;
  private final RuleCompiler.TakenApart rules;
  private final ReputationRules reputations;
  private final Map<String, Named> counters = new TreeMap<>();
  private final Map<String, Named> models = new TreeMap<>();

  /** A name of a pack. */
  private record Named(String pack, Symbol symbol) {}

  /** An explainer that has seen nothing, where all rooms are protected. */
  public EventExplainer(RuleCompiler.TakenApart rules, ReputationRules reputations) {
    this.rules = rules;
    this.reputations = reputations;
    pipeline = new LocalPipeline(rules.result().rules(), reputations);
    rules.result().rules().compiled().forEach(this::name);
  }

  private void name(Rule rule) {
    String pack = rule.info().pack();
    for (Symbol symbol : rule.reads()) {
      if (symbol.computed() != null) {
        models.put(pack + " " + symbol.name(), new Named(pack, symbol));
      } else if (symbol.constant() == null && symbol.slot() >= Variable.count()) {
        counters.put(pack + " " + symbol.name(), new Named(pack, symbol));
      }
    }
  }

  /** Scores one event; one that is refused ({@link InputLimits}) changes nothing. */
  public void accept(RoomEvent event) {
    pipeline.accept(event);
  }

  /**
   * Scores one event that is not refused, and tells what came to pass.
   *
   * @param showsText whether what somebody wrote may be shown
   */
  public EventExplanation explain(RoomEvent event, boolean showsText) {
    LocalPipeline.Result result = pipeline.accept(event);
    FeatureVector values = pipeline.values();
    return new EventExplanation(
        event.eventId(),
        event.roomId(),
        event.sender(),
        event.countedAt(),
        Arrays.stream(Variable.values())
            .map(one -> Symbol.inSlot(one.label(), one.type(), one.slot()))
            .map(symbol -> NamedValue.of(symbol, values, showsText))
            .toList(),
        counters.values().stream()
            .map(it -> new CounterValue(it.pack(), NamedValue.of(it.symbol(), values, showsText)))
            .toList(),
        models.values().stream().map(it -> model(it, values, showsText)).toList(),
        rules.result().rules().compiled().stream()
            .map(rule -> finding(rule, event, values, showsText))
            .toList(),
        reckonings(event, result));
  }

  private RuleFinding finding(Rule rule, RoomEvent event, FeatureVector values, boolean showsText) {
    ConditionPart whole = requireNonNull(rules.conditions().get(rule.info().id()));
    return RuleFinding.of(rule, whole, event, values, showsText);
  }

  private static ModelFinding model(Named named, FeatureVector values, boolean showsText) {
    NamedValue found = NamedValue.of(named.symbol(), values, showsText);
    return new ModelFinding(
        named.pack(),
        found,
        named.symbol().computed() instanceof TreesModel trees ? trees.parts(values) : List.of());
  }

  /** That of the sender first. */
  private List<Reckoning> reckonings(RoomEvent event, LocalPipeline.Result result) {
    Set<Subject> subjects = new LinkedHashSet<>();
    subjects.add(Subject.user(event.sender()));
    result.reputations().forEach(reputation -> subjects.add(reputation.subject()));
    return subjects.stream().map(subject -> reckoning(subject, event, result)).toList();
  }

  private Reckoning reckoning(Subject subject, RoomEvent event, LocalPipeline.Result result) {
    Instant at =
        result.reputations().stream()
            .filter(reputation -> reputation.subject().equals(subject))
            .map(Reputation::asOf)
            .findFirst()
            .orElse(event.countedAt());
    TrackedReputation known =
        pipeline.known(subject).orElseGet(() -> TrackedReputation.unknown(subject, 0, at));
    VerdictArithmetic now = VerdictArithmetic.of(known, at, reputations);
    Standing before =
        result.verdicts().stream()
            .filter(verdict -> verdict.subject().equals(subject))
            .map(Verdict::before)
            .findFirst()
            .orElse(now.standing());
    return new Reckoning(before, now);
  }
}
