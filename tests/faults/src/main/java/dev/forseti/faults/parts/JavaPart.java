package dev.forseti.faults.parts;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One program as a process of its own, which can be killed, stopped and started again. */
public class JavaPart implements AutoCloseable {
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path output;
  private Process process;

  /** Starts it; what it says is kept in the file. */
  JavaPart(List<String> command, Map<String, String> environment, Path output) throws IOException {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.output = output;
    this.process = run();
  }

  private Process run() throws IOException {
    File file = output.toFile();
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(file));
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Starts it again after it has ended. */
  public void startAgain() throws IOException {
    process = run();
  }

  /** Ends it as by {@code kill -9}; returns when it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** It does nothing until it goes on. */
  public void stop() throws IOException, InterruptedException {
    Signal.STOP.to(List.of(process.toHandle()));
  }

  /** It goes on. */
  public void goOn() throws IOException, InterruptedException {
    Signal.CONT.to(List.of(process.toHandle()));
  }

  /** Whether its process lives. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its process. */
  Process process() {
    return process;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
