package dev.forseti.standalone.command;

import dev.forseti.model.Standing;
import dev.forseti.training.backtest.BacktestReport;
import dev.forseti.training.backtest.BacktestReport.Change;
import dev.forseti.training.backtest.BacktestReport.Precision;
import dev.forseti.training.backtest.BacktestReport.Row;
import dev.forseti.training.backtest.BacktestReport.Sampled;
import dev.forseti.training.backtest.Gate;
import dev.forseti.training.backtest.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a pack would change, for a terminal. */
final class BacktestText {
  private static final int MOST_CHANGES = 20;
  static final List<String> TITLES =
      List.of(
          "rule",
          "hits",
          "new",
          "gone",
          "senders",
          "decides",
          "labelled",
          "abusers",
          "precision",
          "may act");

  private BacktestText() {}

  static String title(String pack, boolean isRunning) {
    return isRunning
        ? "Pack %s, which runs already: compared with the others alone%n%n".formatted(pack)
        : "Pack %s, compared with the packs that run%n%n".formatted(pack);
  }

  /**
   * The whole report.
   *
   * @param withSample whether to name the events to label too
   */
  static String of(BacktestReport report, boolean withSample) {
    Columns rows = new Columns("lrrrrrrrrl").row(TITLES.toArray(new String[0]));
    rows(report).forEach(row -> rows.row(row.toArray(new String[0])));
    StringBuilder text = new StringBuilder(rows.text(""));
    reasons(report).forEach(reason -> text.append('\n').append(reason));
    text.append("\n\n").append(outcomes(report));
    if (withSample && !report.sample().isEmpty()) {
      Columns sample = new Columns("llll");
      for (Sampled one : report.sample()) {
        sample.row(
            one.eventId().value(),
            one.roomId().value(),
            one.sender(),
            String.join(", ", one.rules()));
      }
      text.append("To label\n").append(sample.text("  ")).append('\n');
    }
    return text.toString();
  }

  /** The cells of the table, a row for each rule and for the pack. */
  static List<List<String>> rows(BacktestReport report) {
    List<List<String>> rows = new ArrayList<>();
    for (Row row : all(report)) {
      Precision precision = row.precision();
      rows.add(
          List.of(
              row.name(),
              String.valueOf(row.hits()),
              String.valueOf(row.newlyHit()),
              String.valueOf(row.noLongerHit()),
              String.valueOf(row.senders()),
              String.valueOf(row.decides()),
              String.valueOf(precision.labelled()),
              String.valueOf(precision.abusers()),
              shown(precision),
              mayAct(precision) ? "yes" : "no"));
    }
    return rows;
  }

  private static List<Row> all(BacktestReport report) {
    List<Row> all = new ArrayList<>(report.rules());
    all.add(report.whole());
    return all;
  }

  /** Why something may not act, a line each. */
  static List<String> reasons(BacktestReport report) {
    List<String> reasons = new ArrayList<>();
    for (Row row : all(report)) {
      if (row.precision().answer() instanceof Gate.Answer.MayNot(String why)) {
        reasons.add(row.name() + " may not act: " + why);
      }
    }
    return reasons;
  }

  /** How many senders' outcome is another one, and who they are. */
  static String outcomes(BacktestReport report) {
    List<Change> changes = report.changes();
    if (changes.isEmpty()) {
      return "The outcome of no sender changes.\n\n";
    }
    StringBuilder text = new StringBuilder("The outcome changes of ");
    text.append(RuleReport.count(changes.size(), "sender")).append('\n');
    Columns kinds = new Columns("lrl");
    for (Standing before : Standing.values()) {
      for (Standing after : Standing.values()) {
        List<Change> alike =
            changes.stream().filter(it -> it.before() == before && it.after() == after).toList();
        if (!alike.isEmpty()) {
          kinds.row(arrow(before, after), String.valueOf(alike.size()), labels(alike));
        }
      }
    }
    text.append(kinds.text("  "));
    if (report.newlyActedOn().accused() > 0) {
      text.append("Newly acted on: ").append(sentence(report.newlyActedOn())).append('\n');
    }
    Columns who = new Columns("lll");
    changes.stream()
        .limit(MOST_CHANGES)
        .forEach(it -> who.row(it.sender(), arrow(it.before(), it.after()), label(it.label())));
    text.append(who.text("  "));
    if (changes.size() > MOST_CHANGES) {
      text.append(
          "  and %d more: see outcomes.ndjson in the folder of --out%n"
              .formatted(changes.size() - MOST_CHANGES));
    }
    return text.append('\n').toString();
  }

  private static String sentence(Precision precision) {
    return "%d of %d labelled are abusers, precision %s%s"
        .formatted(
            precision.abusers(),
            precision.labelled(),
            shown(precision),
            precision.answer() instanceof Gate.Answer.MayNot(String why) ? "; " + why : "");
  }

  private static String labels(List<Change> changes) {
    long abusers = changes.stream().filter(it -> it.label() == Labels.Label.ABUSER).count();
    long honest = changes.stream().filter(it -> it.label() == Labels.Label.HONEST).count();
    return abusers + honest == 0 ? "" : abusers + " abusers, " + honest + " honest";
  }

  private static String label(Labels.Label label) {
    return label == Labels.Label.NONE ? "" : label.name().toLowerCase(Locale.ROOT);
  }

  private static String arrow(Standing before, Standing after) {
    return (before.name() + " → " + after.name()).toLowerCase(Locale.ROOT);
  }

  private static String shown(Precision precision) {
    return precision.labelled() == 0
        ? "–"
        : String.format(
            Locale.ROOT,
            "%.3f (%.3f to %.3f)",
            (double) precision.abusers() / precision.labelled(),
            precision.interval().low(),
            precision.interval().high());
  }

  private static boolean mayAct(Precision precision) {
    return precision.answer() instanceof Gate.Answer.MayAct;
  }
}
