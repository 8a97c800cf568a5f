package dev.forseti.standalone.command;

import dev.forseti.ingest.EventLogUnavailable;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.KafkaEventLog;
import dev.forseti.ingest.replay.FileChanged;
import dev.forseti.ingest.replay.Pace;
import dev.forseti.ingest.replay.ReceivedAt;
import dev.forseti.ingest.replay.ReplayPlan;
import dev.forseti.ingest.replay.ReplayTap;
import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.KafkaUnavailable;
import dev.forseti.runtime.kafka.TopicSetup;
import dev.forseti.standalone.service.RunningKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a file of events through the running service. */
@Command(
    name = "replay",
    description = "Send a file of events through the running service.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A line holds a client event, a PDU, or a transaction of events or PDUs; *.gz is unpacked.",
      "A replay that was broken off goes on where it was; nothing is stored twice.",
      "Example: ./forseti replay events.ndjson --clock sent"
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;
  @Mixin private ConfigFile config;

  @Parameters(paramLabel = "EVENTS", description = "The file, one JSON object per line.")
  private Path file;

  @Option(
      names = "--clock",
      defaultValue = "now",
      description = "When events count as received: now, or when they were sent; default: now.")
  private ReceivedAt clock;

  @Option(
      names = "--pace",
      paramLabel = "FACTOR",
      defaultValue = "0",
      description =
          "So many times as fast as the events were sent, silences cut to a minute; default: full"
              + " speed.")
  private double pace;

  @Option(names = "--from-start", description = "Read lines again that were replayed before.")
  private boolean fromStart;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  ReplayCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("no file " + file);
    }
    KafkaConnection kafka;
    try {
      kafka = RunningKafka.find(config.read());
    } catch (ConfigProblems wrong) {
      wrong.problems().forEach(spec.commandLine().getErr()::println);
      return 1;
    }
    String tap = ReplayReport.tap(file);
    IngestMetrics metrics = new IngestMetrics();
    ReplayReport report = new ReplayReport(file, metrics, System::nanoTime);
    try (var log = new KafkaEventLog(kafka, "forseti-" + tap, PATIENCE)) {
      TopicSetup.createAll(kafka, PATIENCE);
      ReplayTap.Result read =
          new ReplayTap(tap, log, InstantSource.system(), metrics).replay(file, options(report));
      spec.commandLine().getOut().println(json ? report.json(read) : report.text(read));
      spec.commandLine().getOut().flush();
      return 0;
    } catch (FileChanged changed) {
      throw new IOException(
          changed.getMessage() + "; --from-start reads it from its first line", changed);
    } catch (EventLogUnavailable | KafkaUnavailable broken) {
      throw new IOException(
          report.soFar() + " Kafka failed: " + broken.getMessage() + "; the same command goes on",
          broken);
    }
  }

  private ReplayPlan options(ReplayReport report) {
    var never = new CountDownLatch(1);
    return new ReplayPlan(
        clock,
        pace == 0 ? Pace.full() : Pace.times(pace, System::nanoTime),
        time -> never.await(time.toNanos(), TimeUnit.NANOSECONDS),
        fromStart,
        line ->
            report
                .progress(line)
                .ifPresent(
                    text -> {
                      spec.commandLine().getErr().println(text);
                      spec.commandLine().getErr().flush();
                    }));
  }
}
