package dev.forseti.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.model.EventId;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.TopicSetup;
import dev.forseti.testing.TestBroker;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaEventLogIT extends EventLogContract {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private TestBroker broker;
  private KafkaEventLog log;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    broker = TestBroker.start(folder);
    TopicSetup.createAll(KafkaConnection.plain(broker.address()), PATIENCE);
    log = open();
  }

  @AfterAll
  void stop() {
    log.close();
    broker.close();
  }

  @AfterEach
  void reopen() {
    log.close();
    log = open();
  }

  @Override
  EventLog log() {
    return log;
  }

  @Test
  void makesAllTopicsWithTheirSettingsAndOnce() throws Exception {
    TopicSetup.createAll(KafkaConnection.plain(broker.address()), PATIENCE);

    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      for (Topic<?> topic : Topics.ALL) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        var made =
            Objects.requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
        topic
            .settings()
            .forEach((key, value) -> assertThat(made.get(key).value()).isEqualTo(value));
        var described = admin.describeTopics(List.of(topic.name())).allTopicNames().get();
        assertThat(Objects.requireNonNull(described.get(topic.name())).partitions())
            .hasSize(topic.partitions());
      }
    }
  }

  @Test
  void findsItsPositionAfterARestart() {
    log.append(List.of(event("r1")), List.of(), position("restart", "5"));
    log.close();
    log = open();

    assertThat(log.lastPosition("restart")).contains(position("restart", "5"));
    assertThat(ids(log, 1_000)).contains(new EventId("$r1"));
  }

  @Test
  void goesOnAfterAnotherProcessTookItsPlace() {
    log.append(List.of(event("f1")), List.of(), position("fenced", "1"));
    try (KafkaEventLog other = open()) {
      other.append(List.of(event("f2")), List.of(), position("fenced", "2"));
      assertThatThrownBy(() -> log.append(List.of(event("f3")), List.of(), position("fenced", "3")))
          .isInstanceOf(EventLogUnavailable.class);
      assertThat(other.lastPosition("fenced")).contains(position("fenced", "2"));
    }

    log.append(List.of(event("f3")), List.of(), position("fenced", "3"));

    assertThat(log.lastPosition("fenced")).contains(position("fenced", "3"));
    assertThat(ids(log, 1_000)).filteredOn(new EventId("$f3")::equals).hasSize(1);
  }

  @Test
  void showsNothingOfATransactionThatAKilledProcessLeftOpen() {
    log.close();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.address(), "transactional.id", "contract");
    try (var killed =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      killed.initTransactions();
      killed.beginTransaction();
      byte[] position = Topics.TAP_POSITIONS.codec().encode(position("open", "9"));
      killed.send(new ProducerRecord<>(Topics.TAP_POSITIONS.name(), "open", position));
      killed.flush();

      log = open();

      assertThat(log.lastPosition("open")).isEmpty();
    }
  }

  @Test
  void passesOverARecordThatCannotBeRead() throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.address());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var record = new ProducerRecord<>(Topics.EVENTS.name(), "!r:hs", new byte[] {'{'});
      producer.send(record).get();
    }
    log.append(List.of(event("after")), List.of(), position("unreadable", "1"));

    assertThat(new ArrayList<>(ids(log, 1_000))).contains(new EventId("$after"));
  }

  @Test
  void isUnavailableWhenNoBrokerAnswers() {
    try (var nowhere =
        new KafkaEventLog(KafkaConnection.plain("127.0.0.1:1"), "x", Duration.ofMillis(300))) {
      assertThatThrownBy(() -> nowhere.append(List.of(), List.of(), position("n", "1")))
          .isInstanceOf(EventLogUnavailable.class);
      assertThatThrownBy(() -> nowhere.lastPosition("n")).isInstanceOf(EventLogUnavailable.class);
    }
  }

  private KafkaEventLog open() {
    return new KafkaEventLog(KafkaConnection.plain(broker.address()), "contract", PATIENCE);
  }
}
