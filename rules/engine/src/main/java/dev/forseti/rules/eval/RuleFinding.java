package dev.forseti.rules.eval;

import dev.forseti.features.FeatureVector;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one rule made of one event.
 *
 * @param info the rule
 * @param truth what its condition says
 * @param deciding the parts of the condition that made it so
 * @param found its signal, or why it has none
 */
public record RuleFinding(RuleInfo info, Truth truth, List<Decider> deciding, Found found) {
  public RuleFinding {
    deciding = List.copyOf(deciding);
  }

  /**
   * A part of a condition with what it looked at.
   *
   * @param text as it was written
   * @param values what it read
   */
  public record Decider(String text, List<NamedValue> values) {
    public Decider {
      values = List.copyOf(values);
    }
  }

  /** What came of it. */
  public sealed interface Found {
    /** It fired. */
    record Fired(Signal signal) implements Found {}

    /** Its condition did not hold. */
    record NotTrue() implements Found {}

    /** Its condition held, and yet it says nothing. */
    record Silent(String why) implements Found {}
  }

  /**
   * What the rule makes of the event.
   *
   * @param whole its condition, taken apart
   * @param values of the event, counters included
   * @param showsText whether what somebody wrote may be shown
   */
  public static RuleFinding of(
      Rule rule, ConditionPart whole, RoomEvent event, FeatureVector values, boolean showsText) {
    Truth truth = Truth.of(rule.when().at(values));
    List<ConditionPart> deciding =
        whole.at(values) == truth ? whole.deciding(values) : List.of(whole);
    return new RuleFinding(
        rule.info(),
        truth,
        deciding.stream().map(part -> decider(part, values, showsText)).toList(),
        found(rule, truth, event, values));
  }

  /** The signal, if it fired. */
  public Optional<Signal> signal() {
    return found instanceof Found.Fired(Signal signal) ? Optional.of(signal) : Optional.empty();
  }

  /** What a model looks at is told of the model. */
  private static Decider decider(ConditionPart part, FeatureVector values, boolean showsText) {
    boolean asksAModel = part.reads().stream().anyMatch(symbol -> symbol.computed() != null);
    return new Decider(
        part.text(),
        part.reads().stream()
            .filter(symbol -> !asksAModel || part.text().contains(symbol.name()))
            .map(symbol -> NamedValue.of(symbol, values, showsText))
            .toList());
  }

  private static Found found(Rule rule, Truth truth, RoomEvent event, FeatureVector values) {
    @Nullable Signal signal = rule.evaluate(event, values);
    if (signal != null) {
      return new Found.Fired(signal);
    }
    boolean mayFire = truth == Truth.TRUE || (truth == Truth.UNKNOWN && rule.unlessKnown() != null);
    return mayFire ? new Found.Silent(why(rule, event, values)) : new Found.NotTrue();
  }

  private static String why(Rule rule, RoomEvent event, FeatureVector values) {
    if (rule.hasExpired(event)) {
      return "it has expired on " + rule.info().expires().toString().substring(0, 10);
    }
    if (!rule.isRolledOutTo(event)) {
      return String.format(
          Locale.ROOT,
          "it runs for %.0f %% of senders and not for this one",
          100 * rule.info().rollout());
    }
    if (rule.about().of(event, values) == null) {
      return "it is about the "
          + rule.about().label()
          + ", and the event names none, or the room is not protected";
    }
    return "the model that weighs it finds no number";
  }
}
