package dev.forseti.faults.run;

import dev.forseti.faults.plan.Fault;
import dev.forseti.faults.plan.Plan;
import dev.forseti.faults.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays one run after another, and writes the report. */
@Command(name = "run", mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  @Option(names = "--home", required = true, description = "Where the project lies.")
  private Path home;

  @Option(names = "-n", description = "How many runs.", defaultValue = "50")
  private int runs;

  @Option(
      names = "--seed",
      description = "The first seed; the next ones follow.",
      defaultValue = "1")
  private long seed;

  @Option(names = "--fault", description = "This one in each run; else each in turn.")
  private @Nullable Fault fault;

  @Option(names = "--keep", description = "Keep the folders of all runs.")
  private boolean isKept;

  @Option(names = "--report", description = "Where the report goes.")
  private @Nullable Path report;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  Main() {}

  /** Ends with 1 when a promise was not kept. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    InstantSource clock = InstantSource.system();
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    String machine = Runtime.getRuntime().availableProcessors() + " cores";
    Path file = report == null ? home.resolve("tests/faults/REPORT.md") : report;
    List<RunResult> results = new ArrayList<>();
    for (long each = seed; each < seed + runs; each++) {
      Plan plan = fault == null ? Planner.of(each) : Planner.of(each, fault);
      Path folder = Files.createTempDirectory("forseti-faults-" + each + "-");
      RunResult result = OneRun.play(plan, home, folder, clock);
      if (isKept || result.isFailed()) {
        result = result.keptIn(folder);
      } else {
        Folders.remove(folder);
      }
      results.add(result);
      System.out.println(Report.said(result));
      Files.writeString(file, Report.of(results, day, machine));
    }
    return results.stream().anyMatch(RunResult::isFailed) ? 1 : 0;
  }
}
