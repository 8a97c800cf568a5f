package dev.forseti.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Standing;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.testing.TestBroker;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PolicyServiceIT {
  private static final PolicyConfig CONFIG = PolicyConfig.DEFAULT.withMode(Mode.ACT);

  private final TestHomeserver homeserver = new TestHomeserver(new Mishap());
  private final World says = new World(CONFIG);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private TestBroker broker;
  private KafkaProducer<byte[], byte[]> producer;
  private KafkaConsumer<byte[], byte[]> consumer;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    broker = TestBroker.startWithTopics(folder);
    producer = new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(kafka(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(
        List.of(Topics.OUTCOMES, Topics.PUBLISHED).stream()
            .flatMap(t -> consumer.partitionsFor(t.name()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList());
    consumer.seekToBeginning(consumer.assignment());
  }

  @AfterEach
  void close() {
    consumer.close();
    producer.close();
    broker.close();
  }

  @Test
  void publishesTakesBackAndGoesOnAfterARestart() throws Exception {
    Map<String, String> outcomes = new HashMap<>();
    try (PolicyService service = service()) {
      write(Topics.VERDICTS, says.verdict("v1", "eve", Standing.ACT));
      readUntil(outcomes, "v1");
      write(Topics.VERDICTS, says.verdict("v2", "bob", Standing.ACT));
      producer.send(new ProducerRecord<>(Topics.VERDICTS.name(), new byte[] {'x'})).get();
      readUntil(outcomes, "v2");
      assertThat(service.awaitCaughtUp(Duration.ofSeconds(10))).isTrue();
    }
    says.pass(Duration.ofMinutes(1));
    write(Topics.DECISIONS, says.decision("d1", World.user("eve"), Decision.Kind.CLEAR, null));
    try (PolicyService service = service()) {
      readUntil(outcomes, "d1");
      assertThat(service.check().isEmpty()).isTrue();
      assertThat(metrics.get("forseti.records.malformed").counter().count() >= 1).isTrue();
    }

    assertThat(outcomes)
        .isEqualTo(Map.of("v1", "PUBLISH DONE", "v2", "PUBLISH DONE", "d1", "RETRACT DONE"));
    assertThat(homeserver.sent).hasSize(3);
    assertThat(
            Thread.getAllStackTraces().keySet().stream()
                .anyMatch(t -> t.getName().equals("policy")))
        .isFalse();
  }

  private PolicyService service() {
    PolicyService service =
        new PolicyService(
            CONFIG,
            KafkaConnection.plain(broker.address()),
            homeserver,
            InstantSource.fixed(World.NOON),
            new Troubles(InstantSource.fixed(World.NOON)),
            metrics);
    service.start();
    return service;
  }

  private Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", broker.address());
  }

  private <T> void write(Topic<T> topic, T value) throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                topic.name(),
                topic.key().apply(value).getBytes(UTF_8),
                topic.codec().encode(value)))
        .get();
  }

  private void readUntil(Map<String, String> outcomes, String cause) {
    while (!outcomes.containsKey(cause)) {
      for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
        if (each.topic().equals(Topics.OUTCOMES.name())) {
          Outcome outcome = Topics.OUTCOMES.codec().decode(each.value());
          outcomes.put(outcome.cause(), outcome.kind() + " " + outcome.status());
        } else if (each.value() != null) {
          PublishedEntry entry = Topics.PUBLISHED.codec().decode(each.value());
          assertThat(Set.of(World.user("eve"), World.user("bob")).contains(entry.subject()))
              .isTrue();
        }
      }
    }
  }
}
