package dev.forseti.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.KafkaProbe;
import dev.forseti.runtime.kafka.KafkaUnavailable;
import dev.forseti.runtime.kafka.TopicSetup;
import dev.forseti.runtime.kafka.TransactionalWriter;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration IMPATIENCE = Duration.ofSeconds(3);

  @TempDir Path folder;

  @Test
  void keepsItsTopicsOverARestart() throws ExecutionException, InterruptedException {
    try (var broker = EmbeddedBroker.start(folder);
        var admin = admin(broker)) {
      admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1))).all().get();
    }

    try (var broker = EmbeddedBroker.start(folder);
        var admin = admin(broker)) {
      assertThat(admin.listTopics().names().get()).contains("kept");
    }
  }

  /** A power cut takes what the system has not written; the broker has no other copy. */
  @Test
  void confirmsNoDecisionMeasureEventOrTransactionBeforeItIsOnTheDisk() throws Exception {
    try (var broker = EmbeddedBroker.start(folder)) {
      TopicSetup.createAll(broker.connection(), PATIENCE);
      RecordsOnDisk.letSomeWait(broker.connection(), PATIENCE);
      try (var writer = new TransactionalWriter(broker.connection(), "any", PATIENCE)) {
        writer.write(batch -> {});
      }
      for (Topic<?> topic : Topics.ALL) {
        boolean waits = topic == Topics.SIGNALS || topic == Topics.REPUTATIONS;
        assertThat(flushesEach(broker, topic.name())).as(topic.name()).isEqualTo(!waits);
      }
      assertThat(flushesEach(broker, "__transaction_state")).isTrue();
    }
  }

  private static boolean flushesEach(EmbeddedBroker broker, String topic) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (var admin = admin(broker)) {
      Config set = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      return Objects.requireNonNull(set).get("flush.messages").value().equals("1");
    }
  }

  @Test
  void letsNobodyInWithoutItsPassword() throws Exception {
    try (var before = EmbeddedBroker.start(folder);
        var admin = admin(before)) {
      admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
    }

    try (var broker = EmbeddedBroker.start(folder, new BrokerSignIn("right-0123"))) {
      TopicSetup.createAll(broker.connection(), PATIENCE);
      try (var probe = new KafkaProbe(broker.connection(), PATIENCE)) {
        assertThat(probe.problem()).isEmpty();
      }
      for (Map<String, String> security :
          List.of(Map.<String, String>of(), new BrokerSignIn("wrong-0123").ofClients())) {
        var stranger = new KafkaConnection(broker.address(), security);
        assertThatThrownBy(() -> TopicSetup.createAll(stranger, IMPATIENCE))
            .isInstanceOf(KafkaUnavailable.class);
        try (var writer = new TransactionalWriter(stranger, "stranger", IMPATIENCE)) {
          assertThatThrownBy(() -> writer.write(batch -> {})).isInstanceOf(KafkaUnavailable.class);
        }
      }
    }
  }

  /** Who speaks to the controller could make and change topics. */
  @Test
  void letsNobodyToItsControllerWithoutItsPassword() throws Exception {
    try (var broker = EmbeddedBroker.start(folder, new BrokerSignIn("right-0123"))) {
      String controller = controller(broker);
      Map<String, Object> settings =
          Map.of(
              "bootstrap.controllers",
              controller,
              "default.api.timeout.ms",
              "3000",
              "request.timeout.ms",
              "2000");
      try (var stranger = Admin.create(settings)) {
        assertThatThrownBy(() -> stranger.describeCluster().nodes().get())
            .isInstanceOf(ExecutionException.class);
      }
      Map<String, Object> ours = new HashMap<>(settings);
      ours.putAll(new BrokerSignIn("right-0123").ofClients());
      try (var known = Admin.create(ours)) {
        assertThat(known.describeCluster().nodes().get()).isNotEmpty();
      }
    }
  }

  private static String controller(EmbeddedBroker broker) throws Exception {
    try (var admin = Admin.create(broker.connection().properties())) {
      return admin.describeMetadataQuorum().quorumInfo().get().nodes().values().stream()
          .flatMap(node -> node.endpoints().stream())
          .map(it -> it.host() + ":" + it.port())
          .findFirst()
          .orElseThrow();
    }
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.address()));
  }
}
