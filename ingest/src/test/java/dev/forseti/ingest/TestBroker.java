package dev.forseti.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real broker in this process, on loopback, for one test class. */
final class TestBroker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final String address;

  private TestBroker(KafkaRaftServer server, String address) {
    this.server = server;
    this.address = address;
  }

  static TestBroker start(Path folder) throws Exception {
    int clients = freePort();
    int controller = freePort();
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .run();
    var server =
        new KafkaRaftServer(
            KafkaConfig.fromProps(settings(folder, clients, controller)), Time.SYSTEM);
    server.startup();
    return new TestBroker(server, "127.0.0.1:" + clients);
  }

  String address() {
    return address;
  }

  private static Properties settings(Path folder, int clients, int controller) {
    var settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    settings.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + clients + ",CONTROLLER://127.0.0.1:" + controller);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("log.dirs", folder.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("message.max.bytes", "2097152");
    settings.put("log.cleaner.dedupe.buffer.size", "8388608");
    return settings;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
