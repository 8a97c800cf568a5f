package dev.forseti.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Mode;
import dev.forseti.model.RulePack;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.pack.PackProblem;
import dev.forseti.standalone.service.RulePacks;
import dev.forseti.training.backtest.Backtest;
import dev.forseti.training.backtest.BacktestReport;
import dev.forseti.training.backtest.Gate;
import dev.forseti.training.backtest.Labels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a pack would change, and whether labels bear out that it may act. */
@Command(
    name = "backtest",
    description = "Say what a rule pack would change, on events of the past.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The pack is added to those that run, or takes the place of the one of its name.",
      "Example: ./forseti backtest link-flood.yaml --over events.ndjson --labels labels.ndjson"
    })
public final class BacktestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PACK", description = "The file of a rule pack, NAME.yaml.")
  private Path pack;

  @Mixin private ChosenEvents events;
  @Mixin private ConfigFile config;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "Lines {\"sender\": …, \"label\": 1} or {\"event_id\": …, \"label\": 0}; 1 for abuse.")
  private @Nullable Path labels;

  @Option(
      names = "--packs",
      paramLabel = "FOLDER",
      defaultValue = "",
      description = "The packs that run; default: those that come along.")
  private String packs;

  @Option(
      names = "--as",
      paramLabel = "MODE",
      description = "Try all rules of the pack in that mode: observe, suggest or act.")
  private @Nullable Mode mode;

  @Option(
      names = "--precision",
      defaultValue = "0.98",
      description = "What the lower bound of the precision must reach; default: ${DEFAULT-VALUE}.")
  private double precision;

  @Option(
      names = "--labelled",
      defaultValue = "30",
      description = "How many senders must be labelled at least; default: ${DEFAULT-VALUE}.")
  private int labelled;

  @Option(
      names = "--budget",
      defaultValue = "0.0005",
      description = "Share of acts that may be wrong; default: ${DEFAULT-VALUE}.")
  private double budget;

  @Option(
      names = "--sample",
      defaultValue = "20",
      paramLabel = "N",
      description = "How many events to label; default: ${DEFAULT-VALUE}.")
  private int sample;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Another one chooses other events to label.")
  private long seed;

  @Option(names = "--out", paramLabel = "FOLDER", description = "Folder for the figures.")
  private @Nullable Path out;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  BacktestCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Gate gate = gate();
    RulePack own = RulePacks.read(pack);
    TriedPacks read = TriedPacks.of(RulePacks.of(packs), own, mode);
    RuleCompiler.Result running = RuleCompiler.compile(read.running());
    RuleCompiler.Result tried = RuleCompiler.compile(read.tried());
    List<PackProblem> problems = TriedPacks.problems(running, tried);
    if (!problems.isEmpty()) {
      problems.forEach(problem -> err.println(problem.shown()));
      return 1;
    }
    Labels known = labels == null ? Labels.none() : Labels.read(labels);
    String name = own.name();
    var backtest = new Backtest(running.rules(), tried.rules(), name, budget, known);
    long begin = System.nanoTime();
    EventSource.Read scored =
        events
            .source(config)
            .read(
                event -> {
                  backtest.accept(event);
                  return true;
                });
    double seconds = (System.nanoTime() - begin) / 1e9;
    BacktestReport report = backtest.report(gate, sample, seed);
    PrintWriter said = spec.commandLine().getOut();
    said.print(BacktestText.title(name, read.isRunning()) + BacktestText.of(report, out == null));
    said.printf(
        Locale.ROOT,
        "%d events, %d malformed, %d duplicate, %.0f events/s%n",
        scored.events(),
        scored.malformed(),
        scored.duplicates(),
        scored.events() / seconds);
    said.flush();
    if (out != null) {
      write(out, name, read.isRunning(), report);
    }
    return 0;
  }

  private Gate gate() throws IOException {
    try {
      return new Gate(precision, labelled);
    } catch (IllegalArgumentException wrong) {
      throw new IOException(wrong.getMessage(), wrong);
    }
  }

  private static void write(Path out, String name, boolean isRunning, BacktestReport report)
      throws IOException {
    Files.createDirectories(out);
    Files.writeString(
        out.resolve("backtest.md"), BacktestMarkdown.of(name, isRunning, report), UTF_8);
    Files.write(out.resolve("backtest.ndjson"), BacktestJson.figures(report), UTF_8);
    Files.write(out.resolve("outcomes.ndjson"), BacktestJson.outcomes(report), UTF_8);
    Files.write(out.resolve("to-label.ndjson"), BacktestJson.toLabel(report), UTF_8);
  }
}
