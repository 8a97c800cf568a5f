package dev.forseti.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.faults.plan.Fault;
import dev.forseti.faults.plan.Plan;
import dev.forseti.faults.plan.Planner;
import dev.forseti.faults.verdict.Broken;
import dev.forseti.faults.verdict.Promise;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
  private static final Plan PLAN = Planner.of(7, Fault.HOMESERVER_AWAY);
  private static final RunResult.Figures FIGURES =
      new RunResult.Figures(Duration.ofMillis(4_321), 51, 50, 2, 1, 5, 1, 3, 9, 2, 1.5);

  @Test
  void tellsOfARunThatKeptAllPromises() {
    RunResult kept = RunResult.counted(PLAN, FIGURES, List.of(), Duration.ofSeconds(33));

    assertThat(Report.line(kept))
        .startsWith("| 7 | homeserver | away ")
        .endsWith(
            "| 4.3 | 51/50 | 2 (1 not taken) | 5 | 1 | 1.5 | 33.0 | kept, ended by itself 2× |");
    assertThat(Report.of(List.of(kept), DAY, "2 cores"))
        .contains("**1 runs, 1 kept all promises, 0 did not**")
        .doesNotContain("What failed");
  }

  @Test
  void namesWhatWasNotKept() {
    var broken = List.of(new Broken(Promise.NO_EVENT_TWICE, "$f7-3"));

    String report =
        Report.of(
            List.of(RunResult.counted(PLAN, FIGURES, broken, Duration.ofSeconds(33))),
            DAY,
            "2 cores");

    assertThat(report).contains("| **failed**, ended by itself 2× |");
    assertThat(report).contains("- seed 7, homeserver away").contains("events stored twice: $f7-3");
  }

  @Test
  void tellsOfARunThatCouldNotBePlayed() {
    RunResult lost = RunResult.notPlayed(PLAN, "it did not start", Duration.ofSeconds(5));

    assertThat(Report.line(lost)).contains("| – | – | – | – | – | – | 5.0 | **failed** |");
    assertThat(Report.of(List.of(lost), DAY, "2 cores")).contains("it did not start");
  }

  @Test
  void countsNoRunThatWasSkipped() {
    RunResult skipped = RunResult.skipped(PLAN, "only root can mount");

    assertThat(Report.of(List.of(skipped), DAY, "2 cores"))
        .contains("**0 runs, 0 kept all promises, 0 did not**, 1 skipped")
        .contains("skipped: only root can mount");
  }
}
