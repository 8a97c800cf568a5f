package dev.forseti.standalone.command;

import dev.forseti.pipeline.EventExplanation;
import dev.forseti.pipeline.EventExplanation.ModelFinding;
import dev.forseti.rules.eval.NamedValue;
import dev.forseti.rules.eval.RuleFinding;
import dev.forseti.rules.learned.TreesModel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What scoring made of an event, for a terminal. */
final class ExplanationText {
  private final StringBuilder text = new StringBuilder();

  private ExplanationText() {}

  static String of(EventExplanation told) {
    var page = new ExplanationText();
    page.text.append(
        new Columns("ll")
            .row("Event", told.eventId().value())
            .row("Room", told.roomId().value())
            .row("Sender", told.sender().value())
            .row("Counted at", told.at().toString())
            .text(""));
    page.values(told);
    told.models().forEach(page::model);
    page.rules(told.rules());
    told.reckonings().forEach(it -> page.text.append(StandingText.of(it)));
    return page.text.toString();
  }

  private void values(EventExplanation told) {
    Columns variables = new Columns("ll");
    told.variables().forEach(it -> variables.row(it.name(), shown(it)));
    text.append("\nVariables\n").append(variables.text("  "));
    Columns counters = new Columns("lll");
    told.counters().forEach(it -> counters.row(it.pack(), it.value().name(), shown(it.value())));
    text.append("\nCounters, this event included; unknown also where no rule could need them\n")
        .append(counters.text("  "));
  }

  private void model(ModelFinding model) {
    text.append(
        "%nModel %s of %s: %s nats%n"
            .formatted(model.value().name(), model.pack(), model.value().shown()));
    Columns parts = new Columns("lrrl").row("input", "value", "adds", "");
    for (TreesModel.Part part : model.parts()) {
      parts.row(part.name(), value(part.value()), nats(part.nats()), part.says());
    }
    text.append(model.parts().isEmpty() ? "" : parts.text("  "));
  }

  /** Those that fired first. */
  private void rules(List<RuleFinding> rules) {
    text.append("\nRules that fired\n");
    rules.stream().filter(it -> it.signal().isPresent()).forEach(this::rule);
    text.append("\nRules that did not\n");
    rules.stream().filter(it -> it.signal().isEmpty()).forEach(this::rule);
  }

  private void rule(RuleFinding rule) {
    String truth = rule.truth().name().toLowerCase(Locale.ROOT);
    text.append("  %-7s  %s".formatted(truth, rule.info().id()))
        .append(
            switch (rule.found()) {
              case RuleFinding.Found.Fired(var signal) ->
                  "  %s nats about %s, %s%s: %s"
                      .formatted(
                          nats(signal.weight()),
                          signal.subject().key(),
                          low(signal.mode()),
                          signal.group().isEmpty() ? "" : ", group " + signal.group(),
                          Columns.printable(signal.because()));
              case RuleFinding.Found.Silent(String why) -> "  says nothing: " + why;
              case RuleFinding.Found.NotTrue() -> "";
            })
        .append('\n');
    for (RuleFinding.Decider part : rule.deciding()) {
      String values =
          part.values().stream()
              .map(ExplanationText::value)
              .collect(Collectors.joining(", ", "  [", "]"));
      text.append("             ")
          .append(Columns.printable(part.text()))
          .append(part.values().isEmpty() ? "" : values)
          .append('\n');
    }
  }

  private static String value(NamedValue value) {
    return value.name() + " = " + Columns.printable(shown(value));
  }

  private static String shown(NamedValue value) {
    return value.shown().isEmpty() ? "(empty)" : value.shown();
  }

  static String nats(double nats) {
    return String.format(Locale.ROOT, "%+.2f", nats);
  }

  private static String value(double value) {
    return Double.isNaN(value)
        ? "unknown"
        : value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : String.format(Locale.ROOT, "%.3f", value);
  }

  static String low(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
