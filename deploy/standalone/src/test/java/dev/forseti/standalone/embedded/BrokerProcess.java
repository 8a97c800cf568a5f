package dev.forseti.standalone.embedded;

import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.testing.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The broker inside, in a process of its own, which can be killed: {@code BrokerProcess FOLDER}.
 */
final class BrokerProcess implements AutoCloseable {
  private static final String READY = "ready at ";

  private final Process process;
  private final KafkaConnection kafka;
  private final Path terminal;

  private BrokerProcess(Process process, KafkaConnection kafka, Path terminal) {
    this.process = process;
    this.kafka = kafka;
    this.terminal = terminal;
  }

  public static void main(String[] folder) throws IOException {
    EmbeddedBroker broker = EmbeddedBroker.start(Path.of(folder[0]));
    System.out.println(READY + broker.address());
    System.in.read(); // until it is killed or ends by itself
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param folder what the broker keeps
   * @param terminal the file for what it says
   */
  static BrokerProcess start(Path folder, Path terminal) throws IOException {
    Process process =
        new ProcessBuilder(
                JavaCommand.of(
                    System.getProperty("java.class.path"),
                    BrokerProcess.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.to(terminal.toFile()))
            .start();
    String said = process.inputReader().readLine();
    if (said == null || !said.startsWith(READY)) {
      process.destroyForcibly();
      throw new IllegalStateException("no broker: " + Files.readString(terminal));
    }
    return new BrokerProcess(
        process, KafkaConnection.plain(said.substring(READY.length())), terminal);
  }

  KafkaConnection kafka() {
    return kafka;
  }

  /** Its status, as soon as it has ended by itself. */
  int awaitEnd() {
    return process.onExit().join().exitValue();
  }

  /** What it said, its log included. */
  String said() throws IOException {
    return Files.readString(terminal);
  }

  /** As by kill -9. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
