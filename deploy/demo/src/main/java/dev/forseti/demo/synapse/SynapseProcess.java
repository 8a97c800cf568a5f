package dev.forseti.demo.synapse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.runtime.http.HttpCredentials;
import dev.forseti.runtime.http.HttpLimits;
import dev.forseti.runtime.http.JsonHttpClient;
import dev.forseti.runtime.http.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The operating system's process of one Synapse, from the first healthy answer to its end. */
final class SynapseProcess {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);
  private static final Duration ASK_LIMIT = Duration.ofSeconds(2);

  private final Process process;

  private SynapseProcess(Process process) {
    this.process = process;
  }

  /** Starts it with the configuration in the files and waits until it is healthy. */
  static SynapseProcess start(Path python, SynapseFiles files, int port, Duration limit)
      throws IOException {
    endLeftOver(files);
    List<String> words =
        List.of(python.toString(), "-m", "synapse.app.homeserver", "-c", files.config().toString());
    Files.deleteIfExists(files.console());
    var process =
        ExternalCommand.builder(words, files.console()).directory(files.folder().toFile()).start();
    var started = new SynapseProcess(process);
    boolean healthy = false;
    try {
      Files.writeString(files.process(), Long.toString(process.pid()));
      healthy = started.waitUntilHealthy(port, limit);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Synapse started", interrupted);
    } finally {
      if (!healthy) {
        started.kill();
      }
    }
    if (!healthy) {
      throw new IllegalStateException(whyNot(files, limit));
    }
    return started;
  }

  private boolean waitUntilHealthy(int port, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    Duration wait = FIRST_WAIT;
    var address = URI.create("http://127.0.0.1:" + port);
    try (var http =
        new JsonHttpClient(address, HttpCredentials.NONE, HttpLimits.small(ASK_LIMIT))) {
      while (System.nanoTime() < deadline) {
        if (process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS)) {
          return false;
        }
        if (http.get("/_matrix/client/versions") instanceof Response.Done) {
          return process.isAlive();
        }
        wait =
            wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
      }
    }
    return false;
  }

  private static String whyNot(SynapseFiles files, Duration limit) throws IOException {
    return "Synapse did not start within "
        + limit.toSeconds()
        + " s; it printed:\n"
        + String.join("\n", ExternalCommand.lastLines(files.console()))
        + "\nand logged:\n"
        + String.join("\n", ExternalCommand.lastLines(files.log()));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to end, and kills it when it does not within 20 s. */
  void stop() {
    end(process.toHandle());
  }

  /** Ends it at once; its database stays whole. */
  void kill() {
    process.destroyForcibly();
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException stuck) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("cannot wait for process " + process.pid(), impossible);
    }
  }

  /** Ends the Synapse that a killed process left behind on the same files, and no other. */
  private static void endLeftOver(SynapseFiles files) throws IOException {
    if (Files.notExists(files.process())) {
      return;
    }
    String pid = Files.readString(files.process(), UTF_8).strip();
    Optional<ProcessHandle> left =
        pid.matches("[0-9]{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    String config = files.config().toString();
    left.filter(
            process ->
                Arrays.asList(process.info().arguments().orElse(new String[0])).contains(config))
        .ifPresent(SynapseProcess::end);
    Files.delete(files.process());
  }
}
