package dev.forseti.standalone.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one of PostgreSQL's programs and hears what it says. */
final class PostgresProcess {
  private static final Logger log = LoggerFactory.getLogger("dev.forseti.postgresql");

  /** What a program says after its end; a server that it started keeps the line open. */
  private static final long LAST_WORDS_MILLIS = 200;

  private PostgresProcess() {}

  /**
   * Waits until it ends well.
   *
   * @throws IOException when it does not; the message quotes its last complaint
   */
  static void run(List<String> command, String... more) throws IOException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of(more));
    var builder = new ProcessBuilder(whole).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C"); // else its words may be in any language
    Process process = builder.start();
    process.getOutputStream().close();
    var complaint = new AtomicReference<>("");
    Thread listener =
        Thread.ofPlatform()
            .daemon()
            .name("postgresql-says")
            .start(() -> listen(process, complaint));
    try {
      int status = process.waitFor();
      if (status != 0) {
        listener.join(LAST_WORDS_MILLIS);
        throw new IOException("exit status %d: %s".formatted(status, complaint.get()));
      }
    } catch (InterruptedException stopped) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL was waited for", stopped);
    }
  }

  /** Reads to the end, or what it writes to would fill up and hold it. */
  private static void listen(Process process, AtomicReference<String> complaint) {
    try (var lines = process.inputReader(UTF_8)) {
      lines
          .lines()
          .forEach(
              line -> {
                if (line.contains("FATAL") || line.contains("PANIC") || line.contains("error")) {
                  complaint.set(line.strip());
                }
                log.debug("{}", line);
              });
    } catch (IOException | UncheckedIOException ended) {
      // It said all that it will say.
    }
  }

  /** Whether it ends within the time. */
  static boolean endsWithin(ProcessHandle process, long seconds) throws IOException {
    try {
      process.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (java.util.concurrent.TimeoutException runs) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while process " + process.pid() + " ended", stopped);
    } catch (java.util.concurrent.ExecutionException failed) {
      throw new IOException("process " + process.pid() + " cannot be waited for", failed);
    }
  }
}
