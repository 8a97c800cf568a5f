package dev.forseti.demo.synapse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of another program, to its end, with what it printed. */
final class ExternalCommand {
  private static final int SHOWN_LINES = 15;

  /**
   * How a run ended.
   *
   * @param ok whether it ended in time and by itself, with exit value 0
   * @param lines the last lines it printed, both streams in their order
   */
  record Result(boolean ok, List<String> lines) {
    Result {
      lines = List.copyOf(lines);
    }

    /** The printed lines as one text. */
    String text() {
      return String.join("\n", lines);
    }
  }

  private ExternalCommand() {}

  /** Runs it; one that takes longer than the limit is killed. A missing program is not ok. */
  static Result run(Duration limit, List<String> words) throws IOException {
    Path output = Files.createTempFile("forseti-command", ".log");
    try {
      Process process = builder(words, output).start();
      boolean ended;
      try {
        ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while " + words.getFirst() + " ran", interrupted);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      return new Result(ended && process.exitValue() == 0, lastLines(output));
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** A program with both streams in the file, without the caller's Python settings. */
  static ProcessBuilder builder(List<String> words, Path output) {
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON"));
    builder.environment().put("PYTHONUNBUFFERED", "1");
    return builder;
  }

  /** The end of a text file, for a message; none when there is no file. */
  static List<String> lastLines(Path file) throws IOException {
    if (Files.notExists(file)) {
      return List.of();
    }
    List<String> lines = new String(Files.readAllBytes(file), UTF_8).lines().toList();
    return lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
  }
}
