package dev.forseti.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.testing.TestBroker;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private static final RoomId LOUNGE = new RoomId("!lounge");
  private static final PolicyConfig CONFIG = World.enforcing(Mode.ACT, Set.of(LOUNGE));

  private final TestHomeserver homeserver = new TestHomeserver(new Mishap());
  private final World says = new World(CONFIG);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private volatile Instant now = World.NOON;
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
  void publishesBansTakesBackAndGoesOnAfterARestart() throws Exception {
    Set<String> outcomes = new HashSet<>();
    try (PolicyService service = service()) {
      write(Topics.VERDICTS, says.verdict("v1", "eve", Standing.ACT));
      readUntil(outcomes, "v1 BAN DONE");
      write(Topics.VERDICTS, says.verdict("v2", "bob", Standing.ACT));
      producer.send(new ProducerRecord<>(Topics.VERDICTS.name(), new byte[] {'x'})).get();
      readUntil(outcomes, "v2 REDACT DONE");
      assertThat(service.awaitCaughtUp(Duration.ofSeconds(10))).isTrue();
    }
    now = World.NOON.plus(Duration.ofMinutes(1));
    says.pass(Duration.ofMinutes(1));
    write(Topics.DECISIONS, says.decision("d1", World.user("eve"), Decision.Kind.CLEAR, null));
    try (PolicyService service = service()) {
      readUntil(outcomes, "v1 UNBAN DONE");
      assertThat(service.check()).isEmpty();
      assertThat(metrics.get("forseti.records.malformed").counter().count())
          .isGreaterThanOrEqualTo(1);
    }

    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            "v1 PUBLISH DONE",
            "v1 BAN DONE",
            "v1 REDACT DONE",
            "v2 PUBLISH DONE",
            "v2 BAN DONE",
            "v2 REDACT DONE",
            "d1 RETRACT DONE",
            "v1 UNBAN DONE");
    assertThat(homeserver.effects).hasSize(8);
    assertThat(homeserver.inner.content(LOUNGE, "m.room.member", World.user("bob").id()).toString())
        .contains("ban");
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("policy"));
  }

  @Test
  void bansWhoJoinsAndIsOnAListOfOthersAndFreesThemAfterARestart() throws Exception {
    RoomId list = new RoomId("!list:lists.example");
    World.done(homeserver.inner.join(LOUNGE));
    World.done(homeserver.inner.join(list));
    writeEntry(list, WatchedWorld.ban("@eve:evil.example"));
    String cause = "list !list:lists.example m.policy.rule.user rule:eve";
    PolicyConfig config =
        CONFIG.withWatch(WatchedWorld.config(50, 60, list + " mode=apply").watch());
    Set<String> outcomes = new HashSet<>();
    try (PolicyService service = service(config, new Troubles(() -> now))) {
      assertThat(service.awaitCaughtUp(Duration.ofSeconds(30))).isTrue();
      homeserver.inner.server().givenMember(LOUNGE, WatchedWorld.user("eve"), 0);
      write(Topics.EVENTS, WatchedWorld.joined(LOUNGE, "eve", now));
      readUntil(outcomes, cause + " BAN DONE");
    }
    writeEntry(list, Json.Obj.EMPTY);
    now = World.NOON.plus(Duration.ofMinutes(1));
    try (PolicyService service = service(config, new Troubles(() -> now))) {
      readUntil(outcomes, cause + " UNBAN DONE");
      assertThat(service.check()).isEmpty();
    }

    assertThat(homeserver.effects).containsExactly("BAN", "UNBAN");
  }

  private void writeEntry(RoomId list, Json.Obj content) {
    homeserver
        .inner
        .server()
        .given(list, WatchedWorld.WRITER, WatchedWorld.USER, "rule:eve", content);
  }

  @Test
  void goesOnAfterAnErrorAndSaysThatItStoodStill() throws Exception {
    var thrown = new AtomicBoolean();
    homeserver.beforeBan =
        () -> {
          if (!thrown.getAndSet(true)) {
            throw new NoClassDefFoundError("dev/forseti/Gone");
          }
        };
    List<String> told = new CopyOnWriteArrayList<>();
    var troubles = new Troubles(() -> now);
    troubles.listen(
        Troubles.Listener.of(
            began -> told.add(began.part() + " " + began.effect()),
            ended -> told.add(ended.part() + " works")));
    try (PolicyService service = service(troubles)) {
      write(Topics.VERDICTS, says.verdict("v1", "eve", Standing.ACT));
      readUntil(new HashSet<>(), "v1 BAN DONE");
      assertThat(service.check()).isEmpty();
    }

    assertThat(told).containsSubsequence("policy STOPPED", "policy works");
  }

  private PolicyService service() {
    return service(new Troubles(() -> now));
  }

  private PolicyService service(Troubles troubles) {
    return service(CONFIG, troubles);
  }

  private PolicyService service(PolicyConfig config, Troubles troubles) {
    PolicyService service =
        new PolicyService(
            config,
            KafkaConnection.plain(broker.address()),
            homeserver,
            () -> now,
            troubles,
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

  private void readUntil(Set<String> outcomes, String expected) {
    while (!outcomes.contains(expected)) {
      for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
        if (each.topic().equals(Topics.OUTCOMES.name())) {
          Outcome outcome = Topics.OUTCOMES.codec().decode(each.value());
          outcomes.add(outcome.cause() + " " + outcome.kind() + " " + outcome.status());
        } else if (each.value() != null) {
          PublishedEntry entry = Topics.PUBLISHED.codec().decode(each.value());
          assertThat(entry.subject()).isIn(World.user("eve"), World.user("bob"));
        }
      }
    }
  }
}
