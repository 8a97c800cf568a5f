package dev.forseti.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.training.evaluation.Curves;
import dev.forseti.training.evaluation.Figures;
import dev.forseti.training.evaluation.Interval;
import dev.forseti.training.evaluation.LeaveGroupsOut;
import dev.forseti.training.evaluation.Measure;
import dev.forseti.training.evaluation.StreamReport;
import dev.forseti.wire.JsonLines;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Measures packs with models on streams that these were not trained on, and writes the figures. */
final class StreamEvaluation {
  private final StreamOptions options;
  private final Path out;
  private final PrintWriter said;

  StreamEvaluation(StreamOptions options, Path out, PrintWriter said) {
    this.options = options;
    this.out = out;
    this.said = said;
  }

  void run(Path streams, Map<String, Pattern> pools, int draws) throws IOException {
    StreamOptions.Read read = options.read(streams);
    tell(StreamOptions.told(read));
    var all =
        new LeaveGroupsOut(read.packs(), read.groups(), options.budget(), StreamOptions.events());
    LeaveGroupsOut.Outcome outcome =
        all.run(
            read.streams(),
            read.rows(),
            options.training(read),
            group -> tell("scored without having seen: " + group));
    var report = StreamReport.of(pools, outcome.senders(), read.alone(), draws);
    Files.createDirectories(out);
    Files.writeString(out.resolve("streams.md"), report.table(), UTF_8);
    Files.writeString(
        out.resolve("streams.svg"), Curves.of(StreamReport.pools(pools, outcome.senders())), UTF_8);
    write(report, outcome);
    tell(report.table());
  }

  private void tell(String what) {
    synchronized (said) {
      said.println(what);
      said.flush();
    }
  }

  private void write(StreamReport report, LeaveGroupsOut.Outcome outcome) throws IOException {
    Path file = out.resolve("streams.ndjson");
    try (var lines = new JsonLines(new BufferedOutputStream(Files.newOutputStream(file)))) {
      write("pool", report.pools(), lines);
      write("pool without models", report.rules(), lines);
      write("stream", report.streams(), lines);
      for (Map.Entry<String, Map<String, Double>> group : outcome.scales().entrySet()) {
        for (Map.Entry<String, Double> scale : group.getValue().entrySet()) {
          lines.begin();
          lines.field("left_out", group.getKey());
          lines.field("model", scale.getKey());
          lines.field("scale", scale.getValue());
          lines.end();
        }
      }
    }
  }

  private static void write(String what, List<Figures> all, JsonLines lines) throws IOException {
    for (Figures each : all) {
      for (Measure measure : Measure.values()) {
        Interval found = each.of(measure);
        if (!Double.isNaN(found.value())) {
          lines.begin();
          lines.field(what, each.name());
          lines.field("measure", measure.label());
          lines.field("value", found.value());
          lines.field("low", found.low());
          lines.field("high", found.high());
          lines.end();
        }
      }
    }
  }
}
