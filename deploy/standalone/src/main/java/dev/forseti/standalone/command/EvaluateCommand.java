package dev.forseti.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.training.sets.MessageSet;
import dev.forseti.training.sets.MessageSetEvaluation;
import dev.forseti.training.sets.MessageSetEvaluation.Row;
import dev.forseti.training.sets.MessageSets;
import dev.forseti.training.text.TextTrainer;
import dev.forseti.wire.JsonLines;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Trains the text model on published sets of messages and measures it, each by its own protocol;
 * and the models of packs on labelled streams, each group of them left out in turn.
 */
@Command(
    name = "evaluate",
    description = "Measure models on labelled messages and streams.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./forseti evaluate --data ../data --out evaluation/",
      "Reads DATA/messages, as tests/evaluation/README.md describes it; sets that are not there"
          + " are",
      "left out. Writes messages.md and messages.ndjson.",
      "",
      "Example: ./forseti evaluate --streams streams/ --groups groups.tsv --out evaluation/",
      "STREAMS is as for ./forseti train. Writes streams.md, streams.ndjson and streams.svg."
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--data", description = "Folder with the labelled messages.")
  private @Nullable Path data;

  @Option(names = "--streams", description = "Folder with labelled streams.")
  private @Nullable Path streams;

  @Option(
      names = "--pool",
      description =
          "NAME=PATTERN: figures for the streams whose whole names match it; default all=.*")
  private Map<String, Pattern> pools = new LinkedHashMap<>();

  @Option(
      names = "--draws",
      defaultValue = "200",
      description = "How often senders are drawn for an interval.")
  private int draws;

  @Mixin private StreamOptions options;

  @Option(names = "--out", required = true, description = "Folder for the figures.")
  private Path out;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  EvaluateCommand() {}

  @Override
  public Integer call() throws IOException {
    Path messages = data;
    Path labelled = streams;
    if (messages == null && labelled == null) {
      throw new ParameterException(spec.commandLine(), "--data or --streams is needed");
    }
    if (labelled != null) {
      pools.putIfAbsent("all", Pattern.compile(".*"));
      new StreamEvaluation(options, out, spec.commandLine().getOut()).run(labelled, pools, draws);
    }
    if (messages != null) {
      evaluate(messages.resolve("messages"));
    }
    return 0;
  }

  private void evaluate(Path messages) throws IOException {
    PrintWriter said = spec.commandLine().getOut();
    List<MessageSet> sets = MessageSets.in(messages);
    if (sets.isEmpty()) {
      throw new IOException("no set of messages in " + messages);
    }
    var evaluation = new MessageSetEvaluation(TextTrainer.USUAL);
    List<Row> rows = new ArrayList<>();
    for (MessageSet set : sets) {
      for (Row row : evaluation.of(set)) {
        rows.add(row);
        said.println(line(row));
        said.flush();
      }
    }
    Files.createDirectories(out);
    Files.writeString(out.resolve("messages.md"), table(rows), UTF_8);
    write(rows);
  }

  private static String table(List<Row> rows) {
    StringBuilder table =
        new StringBuilder("| set | measure | published | bar | ours |\n|---|---|---|---|---|\n");
    rows.forEach(row -> table.append(line(row)).append('\n'));
    return table.toString();
  }

  private static String line(Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.3f | %.3f%s |",
        row.set(),
        row.bar().figure().label(),
        row.bar().published().isEmpty() ? "–" : row.bar().published(),
        row.bar().wanted(),
        row.ours(),
        row.ours() < row.bar().wanted() ? ", missed" : "");
  }

  private void write(List<Row> rows) throws IOException {
    Path file = out.resolve("messages.ndjson");
    try (var lines = new JsonLines(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (Row row : rows) {
        lines.begin();
        lines.field("set", row.set());
        lines.field("measure", row.bar().figure().label());
        lines.field("bar", row.bar().wanted());
        lines.field("ours", row.ours());
        lines.end();
      }
    }
  }
}
