package dev.forseti.policy.filter;

import static dev.forseti.policy.filter.FilterContent.object;
import static dev.forseti.policy.filter.FilterContent.text;
import static dev.forseti.policy.filter.FilterWorld.EVE;
import static dev.forseti.policy.filter.FilterWorld.OWNER;
import static dev.forseti.policy.filter.FilterWorld.ROOM;
import static dev.forseti.policy.filter.FilterWorld.SELF;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.Subject;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.testing.TestBroker;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Filters on a real broker: what was there before a start, what comes, and a start anew. */
@Timeout(120)
class FilterServiceIT {
  private static final Duration LONGEST = Duration.ofSeconds(40);

  @Test
  void removesBansAndFreesBeforeAndAfterARestart(@TempDir Path folder) throws Exception {
    FilterWorld world = new FilterWorld();
    world.homeserver.server().givenMember(ROOM, SELF, 50);
    world.given(
        RoomFilter.TYPE, "", OWNER, object(Map.of("mode", text("act"), "threshold", six())));
    Subject eve = Subject.user(EVE);
    try (TestBroker broker = TestBroker.startWithTopics(folder);
        var producer =
            new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.address()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      KafkaConnection kafka = KafkaConnection.plain(broker.address());
      Troubles troubles = new Troubles(() -> world.now);
      try (FilterService service = service(world, kafka, troubles)) {
        assertThat(service.awaitReading(LONGEST)).isTrue();
        sayAndAwaitRemoval(producer, world, new EventId("$early"));
        write(producer, Topics.PUBLISHED, world.entry(eve));
        producer
            .send(new ProducerRecord<>(Topics.PUBLISHED.name(), new byte[] {1}, new byte[] {2}))
            .get();
        await("she is banned", () -> world.membership(EVE).equals("ban"));
        assertThat(service.check()).isEmpty();
      }
      try (FilterService again = service(world, kafka, troubles)) {
        assertThat(again.awaitReading(LONGEST)).isTrue();
        sayAndAwaitRemoval(producer, world, new EventId("$later"));
        byte[] key = Topics.PUBLISHED.key().apply(world.entry(eve)).getBytes(UTF_8);
        producer.send(new ProducerRecord<>(Topics.PUBLISHED.name(), key, null)).get();
        await("she is free", () -> world.membership(EVE).equals("leave"));
        assertThat(again.check()).isEmpty();
      }
    }
    assertThat(world.homeserver.server().redactions()).as("each once").isEqualTo(2);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("filters"));
  }

  private static Json six() {
    return new Json.Int(6);
  }

  private static FilterService service(
      FilterWorld world, KafkaConnection kafka, Troubles troubles) {
    FilterService service =
        new FilterService(
            world.config,
            kafka,
            world.homeserver,
            FilterPacks.RULES,
            () -> world.now,
            troubles,
            world.metrics);
    service.start();
    return service;
  }

  private static <T> void write(KafkaProducer<byte[], byte[]> producer, Topic<T> topic, T value)
      throws Exception {
    byte[] key = topic.key().apply(value).getBytes(UTF_8);
    producer.send(new ProducerRecord<>(topic.name(), key, topic.codec().encode(value))).get();
  }

  /** Somebody says something that a rule hits; it is removed. */
  private static void sayAndAwaitRemoval(
      KafkaProducer<byte[], byte[]> producer, FilterWorld world, EventId event) throws Exception {
    write(producer, Topics.EVENTS, world.message(event, EVE));
    write(producer, Topics.SIGNALS, world.signal(event, EVE, "shouted", 7));
    await(event + " is removed", () -> world.removed().contains(event));
  }

  private static void await(String what, BooleanSupplier isSo) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
