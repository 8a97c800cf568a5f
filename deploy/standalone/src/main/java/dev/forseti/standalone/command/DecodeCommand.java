package dev.forseti.standalone.command;

import dev.forseti.ingest.replay.DecodeReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    description =
        "Count which lines of files are events, and why the others are not; nothing is stored.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A line holds a client event, a PDU, or a transaction of events or PDUs.",
      "Malformed lines are reported on the standard error, the counts on the output.",
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

  @Option(names = "--json", description = "Print one JSON object per file instead of text.")
  private boolean json;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  DecodeCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      files.addAll(files(path));
    }
    for (Path file : files) {
      DecodeReport report =
          DecodeReport.of(
              file, event -> {}, malformed -> err.println(MalformedReport.line(file, malformed)));
      out.println(json ? line(file, report) : text(file, report));
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

  private static String line(Path file, DecodeReport report) {
    return new JsonFields()
        .with("file", file.toString())
        .with("lines", report.lines())
        .with("received", report.received())
        .with("decoded", report.decoded())
        .with("malformed", report.malformed())
        .with("malformed_by_reason", MalformedReport.reasons(report.malformedByReason()))
        .with("duplicates", report.duplicates())
        .line();
  }

  private static String text(Path file, DecodeReport report) {
    return "%s: %d events in %d lines = %d decoded + %d malformed + %d duplicate"
            .formatted(
                file,
                report.received(),
                report.lines(),
                report.decoded(),
                report.malformed(),
                report.duplicates())
        + MalformedReport.text(report.malformedByReason());
  }
}
