package dev.forseti.standalone.command;

import dev.forseti.ingest.replay.FileSums;
import dev.forseti.model.Json;
import dev.forseti.model.Malformed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what the decoder makes of files, without storing anything. */
@Command(
    name = "decode",
    description = "Count what of files are events, and why the rest is not; nothing is stored.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A line holds a client event, a PDU, or a transaction of events or PDUs.",
      "Example: ./forseti decode events.ndjson"
    })
public final class DecodeCommand implements Callable<Integer> {
  private static final List<String> ENDINGS = List.of(".ndjson", ".jsonl");

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files, or folders with *.ndjson and *.jsonl[.gz].")
  private List<Path> paths = List.of();

  @Option(names = "--json", description = "Print one JSON object a file instead of text.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  DecodeCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      files.addAll(files(path));
    }
    for (Path file : files) {
      FileSums sums = FileSums.of(file, event -> {});
      out.println(json ? line(file, sums) : text(file, sums));
      out.flush();
    }
    return 0;
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new IOException("no file or folder " + path);
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.equals(path) || isEvents(file))
          .sorted()
          .toList();
    }
  }

  private static boolean isEvents(Path file) {
    String name = file.toString();
    String unpacked = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return ENDINGS.stream().anyMatch(unpacked::endsWith);
  }

  private static String line(Path file, FileSums sums) {
    return new JsonFields()
        .with("file", file.toString())
        .with("lines", sums.lines())
        .with("pieces", sums.pieces())
        .with("decoded", sums.decoded())
        .with("duplicates", sums.duplicates())
        .with("refused", reasons(sums.refused()))
        .line();
  }

  /** Counts by reason, in the reasons' order. */
  static Json.Obj reasons(java.util.Map<Malformed.Reason, Long> counts) {
    JsonFields fields = new JsonFields();
    for (Malformed.Reason reason : Malformed.Reason.values()) {
      Long count = counts.get(reason);
      if (count != null) {
        fields.with(reason.name().toLowerCase(Locale.ROOT), count);
      }
    }
    return fields.object();
  }

  private static String text(Path file, FileSums sums) {
    StringBuilder text =
        new StringBuilder(
            "%s: %d pieces in %d lines = %d decoded + %d duplicate + %d refused"
                .formatted(
                    file,
                    sums.pieces(),
                    sums.lines(),
                    sums.decoded(),
                    sums.duplicates(),
                    sums.refusedInAll()));
    reasons(sums.refused())
        .fields()
        .forEach(
            (reason, count) ->
                text.append("%n  refused: %s %d".formatted(reason, ((Json.Int) count).value())));
    return text.toString();
  }
}
