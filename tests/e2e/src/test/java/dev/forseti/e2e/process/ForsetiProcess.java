package dev.forseti.e2e.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A command of {@code forseti} that stays open, as a process of its own. */
public final class ForsetiProcess implements AutoCloseable {
  private static final long START_SECONDS = 120;
  private static final String CONSOLE = "The console is at ";
  private static final String LAST_LINE = "Ctrl-C stops.";

  private final Process process;
  private final Thread reader =
      Thread.ofPlatform().daemon().name("forseti-output").unstarted(this::read);
  private final CountDownLatch ready = new CountDownLatch(1);
  private final AtomicReference<String> console = new AtomicReference<>("");
  private final List<String> said = new ArrayList<>();

  private ForsetiProcess(Process process) {
    this.process = process;
  }

  /** Starts {@code up} and returns when it says how to stop it. */
  public static ForsetiProcess up(Path config, Path log) throws IOException, InterruptedException {
    return start(Map.of("FORSETI_LOG", log.toString()), "up", "--config", config.toString());
  }

  /** Starts the recorded demo in a project folder and returns when all of it was played. */
  public static ForsetiProcess demo(Path home) throws IOException, InterruptedException {
    return start(Map.of("FORSETI_HOME", home.toString()), "demo", "--recorded");
  }

  private static ForsetiProcess start(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path options = Path.of("../../deploy/standalone/jvm.options");
    Files.readAllLines(options).stream().filter(line -> !line.isBlank()).forEach(words::add);
    words.addAll(List.of("-cp", classPath(), "dev.forseti.standalone.Main"));
    words.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var started = new ForsetiProcess(builder.start());
    started.reader.start();
    if (!started.ready.await(START_SECONDS, TimeUnit.SECONDS) || started.console().isEmpty()) {
      started.close();
      throw new AssertionError("Forseti did not start: " + started.said());
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
        } else if (line.equals(LAST_LINE)) {
          ready.countDown();
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read what Forseti says", failed);
    } finally {
      ready.countDown();
    }
  }

  /** What it has said so far, line by line. */
  public List<String> said() {
    synchronized (said) {
      return List.copyOf(said);
    }
  }

  /** The console's address. */
  public String console() {
    return console.get();
  }

  /** The operating system's process. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Where it and the processes that it started listen so that other machines reach them. */
  public Set<String> listensBeyondLoopback() throws IOException {
    Set<String> found = new TreeSet<>(Listening.beyondLoopback(process.toHandle()));
    for (ProcessHandle child : process.descendants().toList()) {
      found.addAll(Listening.beyondLoopback(child));
    }
    return found;
  }

  /** As by {@code kill -9}: nothing of it may clean up; returns when it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** As by Ctrl-C; its status, when all that it said is here. */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("Forseti did not stop within a minute: " + said());
    }
    reader.join();
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
