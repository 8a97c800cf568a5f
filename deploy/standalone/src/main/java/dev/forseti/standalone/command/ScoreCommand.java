package dev.forseti.standalone.command;

import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.pipeline.Conclusions;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.pack.PackProblem;
import dev.forseti.standalone.service.RulePacks;
import dev.forseti.wire.JsonLines;
import dev.forseti.wire.Topics;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Scores a file of client events in one pass; the clock is {@code origin_server_ts}, as far as the
 * order of the file bears it out.
 */
@Command(
    name = "score",
    description = "Score a file of client events; no server is needed.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./forseti score events.ndjson --out scores/",
      "All keys are kept in memory; for many millions of events: FORSETI_JAVA_OPTIONS=-Xmx8g"
    })
public final class ScoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "EVENTS", description = "Client events, one JSON object per line.")
  private Path events;

  @Option(names = "--out", required = true, description = "Folder for scores and signals.")
  private Path out;

  @Option(names = "--rules", defaultValue = "", description = "Folder with rule packs.")
  private String rules;

  @Option(
      names = "--budget",
      defaultValue = "0.0005",
      description = "Share of acts that may be wrong.")
  private double budget;

  private final Conclusions conclusions = new Conclusions();

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  ScoreCommand() {}

  @Override
  public Integer call() throws IOException {
    RuleCompiler.Result compiled = RuleCompiler.compile(RulePacks.of(rules));
    if (!compiled.problems().isEmpty()) {
      compiled.problems().stream()
          .map(PackProblem::shown)
          .forEach(spec.commandLine().getErr()::println);
      return 1;
    }
    var pipeline =
        new LocalPipeline(compiled.rules(), ReputationRules.of(budget, compiled.rules().groups()));
    long begin = System.nanoTime();
    EventFile file = new EventFile(events, this::tellMalformed);
    EventSource.Read read;
    try (InputStream in = file.open();
        JsonLines scores = new JsonLines(file("scores.ndjson"));
        OutputStream signals = file("signals.ndjson")) {
      read =
          file.read(
              in,
              event -> {
                score(event, pipeline, scores, signals);
                return true;
              });
    }
    compiled.rules().faults().forEach(this::tellFaults);
    double seconds = (System.nanoTime() - begin) / 1e9;
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%d events scored, %d malformed, %d duplicate, %.0f events/s%n",
            read.events(),
            read.malformed(),
            read.duplicates(),
            read.events() / seconds);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private void tellMalformed(Malformed malformed) {
    spec.commandLine().getErr().println(MalformedReport.line(events, malformed));
  }

  private void tellFaults(RuleId rule, long count) {
    spec.commandLine()
        .getErr()
        .println(
            "rule " + rule + ": " + count + " divisions by zero, overflows or failed conversions");
  }

  /** Made when the events could be opened, so that a wrong name leaves nothing behind. */
  private OutputStream file(String name) throws IOException {
    Files.createDirectories(out);
    return new BufferedOutputStream(Files.newOutputStream(out.resolve(name)), 1 << 16);
  }

  private void score(
      RoomEvent event, LocalPipeline pipeline, JsonLines scores, OutputStream signals)
      throws IOException {
    LocalPipeline.Result result = pipeline.accept(event);
    Subject sender = Subject.user(event.sender());
    double evidence = 0;
    for (Signal signal : result.signals()) {
      evidence += signal.subject().equals(sender) ? signal.weight() : 0;
      signals.write(Topics.SIGNALS.codec().encode(signal));
      signals.write('\n');
    }
    conclusions.add(result);
    scores.begin();
    scores.field("event_id", event.eventId().value());
    scores.field("sender", event.sender().value());
    scores.field("evidence", evidence);
    scores.field("reputation", conclusions.logOdds(sender));
    scores.field("verdict", conclusions.followed(sender).name().toLowerCase(Locale.ROOT));
    scores.end();
  }
}
