package dev.forseti.e2e.synapse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** {@code forseti up} as a process of its own. */
final class ForsetiProcess implements AutoCloseable {
  private static final long START_SECONDS = 120;
  private static final String CONSOLE = "The console is at ";

  private final Process process;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final AtomicReference<String> console = new AtomicReference<>("");
  private final List<String> said = new ArrayList<>();

  private ForsetiProcess(Process process) {
    this.process = process;
  }

  /** Starts it and returns when it says where the console is. */
  static ForsetiProcess up(Path config, Path log) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path options = Path.of("../../deploy/standalone/jvm.options");
    Files.readAllLines(options).stream().filter(line -> !line.isBlank()).forEach(words::add);
    words.addAll(
        List.of(
            "-cp",
            classPath(),
            "dev.forseti.standalone.Main",
            "up",
            "--config",
            config.toString()));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("FORSETI_LOG", log.toString());
    var started = new ForsetiProcess(builder.start());
    Thread.ofPlatform().daemon().name("forseti-output").start(started::read);
    if (!started.ready.await(START_SECONDS, TimeUnit.SECONDS) || started.console().isEmpty()) {
      started.close();
      throw new AssertionError("Forseti did not start: " + started.said);
    }
    return started;
  }

  private static String classPath() {
    return Objects.requireNonNullElse(
        System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (said) {
          said.add(line);
        }
        if (line.startsWith(CONSOLE)) {
          console.set(line.substring(CONSOLE.length()));
          ready.countDown();
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read what Forseti says", failed);
    } finally {
      ready.countDown();
    }
  }

  String console() {
    return console.get();
  }

  /** As by {@code kill -9}: nothing of it may clean up; returns when it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** As by Ctrl-C; its status. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("Forseti did not stop within a minute: " + said);
    }
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive() && !stopsInTime()) {
      kill();
    }
  }

  private boolean stopsInTime() throws InterruptedException {
    process.destroy();
    return process.waitFor(30, TimeUnit.SECONDS);
  }
}
