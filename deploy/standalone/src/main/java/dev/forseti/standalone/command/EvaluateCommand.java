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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Trains the text model on published sets of messages and measures it, each by its own protocol.
 */
@Command(
    name = "evaluate",
    description = "Measure the text model on sets of labelled messages.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./forseti evaluate --data ../data --out evaluation/",
      "Reads DATA/messages, as tests/evaluation/README.md describes it; sets that are not there"
          + " are",
      "left out. Writes messages.md and messages.ndjson."
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--data", required = true, description = "Folder with the labelled data.")
  private Path data;

  @Option(names = "--out", required = true, description = "Folder for the figures.")
  private Path out;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  EvaluateCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter said = spec.commandLine().getOut();
    List<MessageSet> sets = MessageSets.in(data.resolve("messages"));
    if (sets.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("forseti: no set of messages in " + data.resolve("messages"));
      return 1;
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
    return 0;
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
