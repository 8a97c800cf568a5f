package dev.forseti.testing;

import dev.forseti.wire.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real broker in KRaft mode in this process, on loopback. */
public final class TestBroker implements AutoCloseable {
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final Properties settings;
  private final String address;
  private KafkaRaftServer server;

  private TestBroker(Properties settings, String address) {
    this.settings = settings;
    this.address = address;
    this.server = started(settings);
  }

  /** Starts a broker without topics, its log in an empty folder. */
  public static TestBroker start(Path folder) throws Exception {
    return start(folder, "PLAINTEXT", Map.of());
  }

  /** The same, letting in only who signs in by SASL with this name and password. */
  public static TestBroker startSignedIn(Path folder, String name, String password)
      throws Exception {
    String module = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    return start(
        folder,
        "SASL_PLAINTEXT",
        Map.of(
            "sasl.enabled.mechanisms",
            "PLAIN",
            "sasl.mechanism.inter.broker.protocol",
            "PLAIN",
            "listener.name.sasl_plaintext.plain.sasl.jaas.config",
            "%1$s username=\"%2$s\" password=\"%3$s\" user_%2$s=\"%3$s\";"
                .formatted(module, name, password)));
  }

  private static TestBroker start(Path folder, String protocol, Map<String, String> security)
      throws Exception {
    int clients = freePort();
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setControllerListenerName(BrokerSettings.CONTROLLER)
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .run();
    Properties settings = BrokerSettings.of(folder, protocol, clients, freePort());
    settings.putAll(security);
    return new TestBroker(settings, "127.0.0.1:" + clients);
  }

  /** Starts a broker with {@link Topics#ALL}. */
  public static TestBroker startWithTopics(Path folder) throws Exception {
    TestBroker broker = start(folder);
    try {
      broker.make(
          Topics.ALL.stream()
              .map(it -> new NewTopic(it.name(), it.partitions(), (short) 1).configs(it.settings()))
              .toList());
      return broker;
    } catch (ExecutionException | InterruptedException failed) {
      broker.close();
      throw failed;
    }
  }

  /**
   * Makes topics and waits until each partition answers: before that, the first records of a
   * producer are refused, and written again behind those that followed them.
   */
  public void make(List<NewTopic> topics) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.createTopics(topics).all().get();
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      for (NewTopic topic : topics) {
        for (int i = 0; i < topic.numPartitions(); i++) {
          ends.put(new TopicPartition(topic.name(), i), OffsetSpec.latest());
        }
      }
      awaitKnown(admin, ends);
    }
  }

  /** The broker hears of a topic some moments after the controller said that it is made. */
  private static void awaitKnown(Admin admin, Map<TopicPartition, OffsetSpec> ends)
      throws ExecutionException, InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try {
        admin.listOffsets(ends).all().get();
        return;
      } catch (ExecutionException failed) {
        if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > end) {
          throw failed;
        }
      }
    }
  }

  /** Where clients find it, {@code host:port}; the same after a restart. */
  public String address() {
    return address;
  }

  /** Stops the broker as an operator does; what it stored stays. */
  public void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Starts a stopped broker at the same address with what it had stored. */
  public void startAgain() {
    server = started(settings);
  }

  private static KafkaRaftServer started(Properties settings) {
    var server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
    server.startup();
    return server;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
