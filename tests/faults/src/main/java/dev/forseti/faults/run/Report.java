package dev.forseti.faults.run;

import dev.forseti.faults.plan.Plan;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The report about runs, for people. */
final class Report {
  private static final String HEAD =
      """
      # The last run of the faults

      Written by `./tests/faults/run`; what the columns and promises mean: [README](README.md).

      """;
  private static final String TABLE =
      """
      | seed | part | fault | recovery s | events sent/stored | decisions | listed | innocents | load | run s | result |
      |---|---|---|---|---|---|---|---|---|---|---|
      """;

  private Report() {}

  static String of(List<RunResult> results, LocalDate day, String machine) {
    List<RunResult> played = results.stream().filter(each -> !each.isSkipped()).toList();
    long failed = played.stream().filter(RunResult::isFailed).count();
    var text = new StringBuilder(HEAD);
    text.append(
        "%s, %s, seeds %d to %d: **%d runs, %d kept all promises, %d did not**, %d skipped.\n\n"
            .formatted(
                day,
                machine,
                results.getFirst().plan().seed(),
                results.getLast().plan().seed(),
                played.size(),
                played.size() - failed,
                failed,
                results.size() - played.size()));
    text.append(totals(played)).append("\n\n").append(TABLE);
    results.forEach(each -> text.append(line(each)).append('\n'));
    if (failed > 0) {
      text.append("\n## What failed\n");
      played.stream()
          .filter(RunResult::isFailed)
          .forEach(each -> text.append("- " + name(each.plan()) + ": " + why(each) + "\n"));
    }
    return text.toString();
  }

  private static String totals(List<RunResult> played) {
    List<RunResult.Figures> counted =
        played.stream().flatMap(each -> Optional.ofNullable(each.figures()).stream()).toList();
    List<Duration> times =
        counted.stream()
            .flatMap(each -> Optional.ofNullable(each.recovery()).stream())
            .sorted()
            .toList();
    return """
    Events sent %d, stored once %d; decisions taken %d, sent and not taken %d; innocents listed or banned %d;
    transactions sent again %d; recovery in the middle %s s, at most %s s.\
    """
        .formatted(
            counted.stream().mapToInt(RunResult.Figures::sent).sum(),
            counted.stream().mapToInt(RunResult.Figures::stored).sum(),
            counted.stream().mapToInt(RunResult.Figures::decisions).sum(),
            counted.stream().mapToInt(RunResult.Figures::notTaken).sum(),
            counted.stream().mapToInt(RunResult.Figures::innocents).sum(),
            counted.stream().mapToInt(RunResult.Figures::repeated).sum(),
            times.isEmpty() ? "–" : seconds(times.get(times.size() / 2)),
            times.isEmpty() ? "–" : seconds(times.getLast()));
  }

  /** One run in one line. */
  static String line(RunResult result) {
    Plan plan = result.plan();
    RunResult.Figures it = result.figures();
    String counted =
        it == null
            ? "– | – | – | – | – | –"
            : "%s | %d/%d | %d%s | %d | %d | %s"
                .formatted(
                    it.recovery() == null ? "never" : seconds(it.recovery()),
                    it.sent(),
                    it.stored(),
                    it.decisions(),
                    it.notTaken() == 0 ? "" : " (" + it.notTaken() + " not taken)",
                    it.listed(),
                    it.innocents(),
                    String.format(Locale.ROOT, "%.1f", it.load()));
    return "| %d | %s | %s | %s | %s | %s |"
        .formatted(
            plan.seed(),
            plan.fault().part(),
            what(plan),
            counted,
            seconds(result.took()),
            outcome(result));
  }

  private static String outcome(RunResult result) {
    if (result.isSkipped()) {
      return "skipped: " + result.skipped();
    }
    RunResult.Figures it = result.figures();
    String ends = it == null || it.ownEnds() == 0 ? "" : ", ended by itself " + it.ownEnds() + "×";
    return (result.isFailed() ? "**failed**" : "kept") + ends;
  }

  private static String what(Plan plan) {
    return switch (plan.fault()) {
      case CLOCK_SET -> "set by %+d min".formatted(plan.clock().toMinutes());
      case PROCESS_KILLED -> plan.again().isZero() ? "kill -9" : "kill -9 twice";
      case POSTGRES_KILLED -> plan.whole() ? "kill -9 of all" : "kill -9 of the first";
      default ->
          plan.fault().isKill()
              ? plan.fault().what()
              : plan.fault().what() + " " + seconds(plan.lasts()) + " s";
    };
  }

  private static String name(Plan plan) {
    return "seed %d, %s %s".formatted(plan.seed(), plan.fault().part(), what(plan));
  }

  private static String why(RunResult result) {
    return String.join("; ", result.problems());
  }

  /** What is said at the terminal about a run. */
  static String said(RunResult result) {
    String kept =
        result.kept() == null ? "" : "\n  kept in " + Objects.requireNonNull(result.kept());
    return line(result) + (result.isFailed() ? "\n  " + why(result) : "") + kept;
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1e3);
  }
}
