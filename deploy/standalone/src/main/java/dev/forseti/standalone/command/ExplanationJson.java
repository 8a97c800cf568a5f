package dev.forseti.standalone.command;

import dev.forseti.model.Standing;
import dev.forseti.pipeline.EventExplanation;
import dev.forseti.reputation.Evidence;
import dev.forseti.reputation.VerdictArithmetic;
import dev.forseti.rules.eval.NamedValue;
import dev.forseti.rules.eval.RuleFinding;
import java.util.Locale;

/** What scoring made of an event, for a program. */
final class ExplanationJson {
  private ExplanationJson() {}

  static JsonFields of(EventExplanation told) {
    return new JsonFields()
        .with("event_id", told.eventId().value())
        .with("room_id", told.roomId().value())
        .with("sender", told.sender().value())
        .with("counted_at", told.at().toString())
        .with("variables", told.variables(), ExplanationJson::value)
        .with("counters", told.counters(), it -> value(it.value()).with("pack", it.pack()))
        .with("models", told.models(), ExplanationJson::model)
        .with("rules", told.rules(), ExplanationJson::rule)
        .with("standings", told.reckonings(), ExplanationJson::standing);
  }

  private static JsonFields value(NamedValue value) {
    return new JsonFields().with("name", value.name()).with("value", value.shown());
  }

  private static JsonFields model(EventExplanation.ModelFinding model) {
    return value(model.value())
        .with("pack", model.pack())
        .with(
            "inputs",
            model.parts(),
            part ->
                new JsonFields()
                    .with("name", part.name())
                    .with("value", part.value())
                    .with("nats", part.nats())
                    .with("says", part.says()));
  }

  private static JsonFields rule(RuleFinding rule) {
    JsonFields fields =
        new JsonFields()
            .with("rule", rule.info().id().value())
            .with("pack", rule.info().pack())
            .with("condition", low(rule.truth()))
            .with(
                "decided_by",
                rule.deciding(),
                part ->
                    new JsonFields()
                        .with("test", part.text())
                        .with("values", part.values(), ExplanationJson::value));
    return switch (rule.found()) {
      case RuleFinding.Found.Fired(var signal) ->
          fields
              .with("fired", true)
              .with("subject", signal.subject().key())
              .with("weight", signal.weight())
              .with("group", signal.group())
              .with("mode", low(signal.mode()))
              .with("because", signal.because());
      case RuleFinding.Found.Silent(String why) -> fields.with("fired", false).with("why", why);
      case RuleFinding.Found.NotTrue() -> fields.with("fired", false);
    };
  }

  private static JsonFields standing(EventExplanation.Reckoning reckoning) {
    VerdictArithmetic told = reckoning.arithmetic();
    return new JsonFields()
        .with("subject", told.subject().key())
        .with("prior", told.prior())
        .with("server", told.shift())
        .with("contributions", told.parts(), ExplanationJson::part)
        .with("log_odds", told.logOdds())
        .with("decisive", told.decisive())
        .with("by_rules_in_mode_act", told.acting())
        .with("by_these_and_others", told.actingOfOthers())
        .with("by_these_and_models", told.confirmed())
        .with("most_of_one_act", told.mostOfOneAct())
        .with("most_alone", told.mostAlone())
        .with("watch_from", told.thresholds().of(Standing.WATCH))
        .with("review_from", told.thresholds().of(Standing.REVIEW))
        .with("act_from", told.thresholds().of(Standing.ACT))
        .with("slack", told.thresholds().slack())
        .with("before", low(reckoning.before()))
        .with("standing", low(told.standing()))
        .with("mode", low(told.mode()));
  }

  private static JsonFields part(VerdictArithmetic.Part part) {
    Evidence evidence = part.evidence();
    return new JsonFields()
        .with("rule", evidence.rule().value())
        .with("group", evidence.group())
        .with("mode", low(evidence.mode()))
        .with("fired", evidence.firings())
        .with("weighed", evidence.nats())
        .with("last", evidence.last().toString())
        .with("now", part.decayed())
        .with("cap", part.cap())
        .with("counts", part.counted())
        .with("decides", part.decisive());
  }

  private static String low(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
