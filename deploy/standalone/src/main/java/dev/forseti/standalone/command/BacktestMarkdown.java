package dev.forseti.standalone.command;

import dev.forseti.training.backtest.BacktestReport;
import java.util.List;

/** What a pack would change, as a page. */
final class BacktestMarkdown {
  private BacktestMarkdown() {}

  static String of(String pack, boolean isRunning, BacktestReport report) {
    StringBuilder page =
        new StringBuilder("# Backtest\n\n").append(BacktestText.title(pack, isRunning));
    line(page, BacktestText.TITLES);
    line(page, BacktestText.TITLES.stream().map(title -> "---").toList());
    BacktestText.rows(report).forEach(row -> line(page, row));
    page.append("\nPrecision is by labelled sender, with its 95 % interval after Wilson.\n\n");
    BacktestText.reasons(report).forEach(why -> page.append("- ").append(why).append('\n'));
    return page.append("\n```\n")
        .append(BacktestText.outcomes(report).stripTrailing())
        .append("\n```\n\n")
        .append(
            "%d events; %d of them to label are in to-label.ndjson.%n"
                .formatted(report.events(), report.sample().size()))
        .toString();
  }

  private static void line(StringBuilder page, List<String> cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
