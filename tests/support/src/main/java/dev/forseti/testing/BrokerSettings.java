package dev.forseti.testing;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a small broker that is its own controller. */
final class BrokerSettings {
  static final String CONTROLLER = "CONTROLLER";

  private BrokerSettings() {}

  /**
   * Settings of a broker on loopback.
   *
   * @param protocol of its clients: PLAINTEXT or SASL_PLAINTEXT
   * @param clients the port for clients
   * @param controller the port of the controller
   */
  static Properties of(Path folder, String protocol, int clients, int controller) {
    var settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    settings.put(
        "listeners",
        protocol + "://127.0.0.1:" + clients + "," + CONTROLLER + "://127.0.0.1:" + controller);
    settings.put(
        "listener.security.protocol.map",
        "%1$s:%1$s,%2$s:PLAINTEXT".formatted(protocol, CONTROLLER));
    settings.put("inter.broker.listener.name", protocol);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("log.dirs", folder.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("message.max.bytes", "2097152");
    settings.put("log.cleaner.dedupe.buffer.size", "8388608");
    return settings;
  }
}
