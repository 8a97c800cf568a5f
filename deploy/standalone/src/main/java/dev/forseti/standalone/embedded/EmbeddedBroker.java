package dev.forseti.standalone.embedded;

import dev.forseti.runtime.kafka.KafkaConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka broker in KRaft mode inside this process, on loopback, its log in a folder. With a
 * sign-in it lets nobody in who does not know its password, neither as a client nor to its
 * controller.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String CONTROLLER = "CONTROLLER";

  private final KafkaRaftServer server;
  private final KafkaConnection connection;

  private EmbeddedBroker(KafkaRaftServer server, KafkaConnection connection) {
    this.server = server;
    this.connection = connection;
  }

  /**
   * Starts the broker, for those who know the password; a folder without a log is formatted first.
   *
   * @throws IllegalStateException when it does not start, for example since the folder is in use
   */
  public static EmbeddedBroker start(Path folder, BrokerSignIn signIn) {
    return start(
        folder, LoopbackPorts.free(), signIn.ofBroker(), signIn.ofClients(), "SASL_PLAINTEXT");
  }

  /** The same for everybody on this machine: for a machine without others. */
  public static EmbeddedBroker start(Path folder) {
    return start(folder, LoopbackPorts.free());
  }

  /**
   * The same for everybody, at a port that clients know already.
   *
   * @param clients the port for clients
   */
  public static EmbeddedBroker start(Path folder, int clients) {
    return start(folder, clients, Map.of(), Map.of(), "PLAINTEXT");
  }

  private static EmbeddedBroker start(
      Path folder,
      int clients,
      Map<String, String> ofBroker,
      Map<String, String> ofClients,
      String protocol) {
    try {
      Files.createDirectories(folder);
      format(folder);
      Map<String, String> settings = settings(folder);
      settings.putAll(addresses(clients, LoopbackPorts.free(), protocol));
      settings.putAll(ofBroker);
      var server = new KafkaRaftServer(KafkaConfig.fromProps(properties(settings)), Time.SYSTEM);
      server.startup();
      return new EmbeddedBroker(server, new KafkaConnection("127.0.0.1:" + clients, ofClients));
    } catch (Exception failed) {
      throw new IllegalStateException("the embedded Kafka did not start in " + folder, failed);
    }
  }

  /** The address for clients, {@code host:port}. */
  public String address() {
    return connection.bootstrapServers();
  }

  /** How clients reach it and sign in. */
  public KafkaConnection connection() {
    return connection;
  }

  private static void format(Path folder) throws Exception {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setPrintStream(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setControllerListenerName(CONTROLLER)
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setIgnoreFormatted(true)
        .run();
  }

  private static Map<String, String> addresses(int clients, int controller, String protocol) {
    return Map.of(
        "controller.quorum.voters",
        "1@127.0.0.1:" + controller,
        "listeners",
        "%s://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(protocol, clients, CONTROLLER, controller),
        "listener.security.protocol.map",
        "%1$s:%1$s,%2$s:%1$s".formatted(protocol, CONTROLLER),
        "inter.broker.listener.name",
        protocol);
  }

  private static Map<String, String> settings(Path folder) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("log.dirs", folder.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("message.max.bytes", "2097152");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "2");
    settings.put("num.recovery.threads.per.data.dir", "2");
    settings.put("log.cleaner.dedupe.buffer.size", "8388608");
    settings.put("log.segment.bytes", "67108864");
    settings.putAll(RecordsOnDisk.EACH);
    return settings;
  }

  private static java.util.Properties properties(Map<String, String> settings) {
    var properties = new java.util.Properties();
    properties.putAll(settings);
    return properties;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
