package dev.forseti.faults.parts;

import dev.forseti.testing.JavaCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;

/** A Kafka that is no part of Forseti's process. */
public final class KafkaElsewhere extends JavaPart {
  private final int port;

  private KafkaElsewhere(Path folder, int port) throws IOException {
    super(
        JavaCommand.of(
            System.getProperty("java.class.path"),
            KafkaMain.class.getName(),
            folder.resolve("kafka").toString(),
            Integer.toString(port)),
        Map.of(),
        folder.resolve("kafka.out"));
    this.port = port;
  }

  /** Starts it; it takes some seconds until it answers. */
  public static KafkaElsewhere start(Path folder, int port) throws IOException {
    return new KafkaElsewhere(folder, port);
  }

  /** Its address. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Whether somebody listens at its port. */
  public boolean isListening() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
