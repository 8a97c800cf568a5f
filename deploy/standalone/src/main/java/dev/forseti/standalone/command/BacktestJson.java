package dev.forseti.standalone.command;

import dev.forseti.model.Standing;
import dev.forseti.training.backtest.BacktestReport;
import dev.forseti.training.backtest.BacktestReport.Precision;
import dev.forseti.training.backtest.BacktestReport.Row;
import dev.forseti.training.backtest.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a pack would change, for programs; an object on a line. */
final class BacktestJson {
  private BacktestJson() {}

  /** A line for each rule, one for the pack, one for those who are newly acted on. */
  static List<String> figures(BacktestReport report) {
    List<String> lines = new ArrayList<>();
    report.rules().forEach(row -> lines.add(row("rule", row).line()));
    lines.add(row("pack", report.whole()).line());
    lines.add(
        precision(new JsonFields().with("of", "newly acted on"), report.newlyActedOn()).line());
    return lines;
  }

  private static JsonFields row(String of, Row row) {
    return precision(
        new JsonFields()
            .with("of", of)
            .with("name", row.name())
            .with("hits", row.hits())
            .with("newly_hit", row.newlyHit())
            .with("no_longer_hit", row.noLongerHit())
            .with("senders", row.senders())
            .with("decides", row.decides()),
        row.precision());
  }

  private static JsonFields precision(JsonFields fields, Precision precision) {
    fields
        .with("accused", precision.accused())
        .with("labelled", precision.labelled())
        .with("abusers", precision.abusers())
        .with("low", precision.interval().low())
        .with("high", precision.interval().high());
    return switch (precision.answer()) {
      case Gate.Answer.MayAct() -> fields.with("may_act", true);
      case Gate.Answer.MayNot(String why) -> fields.with("may_act", false).with("why", why);
    };
  }

  /** A line for each sender whose outcome changes. */
  static List<String> outcomes(BacktestReport report) {
    return report.changes().stream()
        .map(
            it ->
                new JsonFields()
                    .with("sender", it.sender())
                    .with("before", low(it.before()))
                    .with("after", low(it.after()))
                    .with("label", it.label().name().toLowerCase(Locale.ROOT))
                    .line())
        .toList();
  }

  /** A line for each event to label: with a label added, it is one of --labels. */
  static List<String> toLabel(BacktestReport report) {
    return report.sample().stream()
        .map(
            it ->
                new JsonFields()
                    .with("event_id", it.eventId().value())
                    .with("room_id", it.roomId().value())
                    .with("sender", it.sender())
                    .with("rules", it.rules())
                    .line())
        .toList();
  }

  private static String low(Standing standing) {
    return standing.name().toLowerCase(Locale.ROOT);
  }
}
