package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RoomEvent;
import dev.forseti.testing.TestBroker;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The job's process is killed in the middle of a stream and started again, on a real broker. */
@Timeout(240)
class KilledJobIT {
  private static final long PATIENCE_NANOS = 100_000_000_000L;

  @TempDir Path folder = Path.of("");

  @Test
  void losesNothingAndConcludesAsIfNothingHadHappened() throws Exception {
    List<RoomEvent> events = EventStream.of(11, 20_000);
    Conclusions expected =
        Conclusions.ofLocalPipeline(events, List.of(), List.of(TestPacks.SENDERS, TestPacks.WAVES));
    Path checkpoints = folder.resolve("checkpoints");
    try (TestBroker broker = TestBroker.start(folder.resolve("kafka"))) {
      broker.make(Topics.ALL.stream().map(KilledJobIT::topic).toList());
      write(broker.address(), events.subList(0, 12_000));
      try (var found = new ConclusionTopics(broker.address())) {
        try (var first = JobProcess.start(broker.address(), checkpoints)) {
          until(() -> found.read().signals().size() > 200);
          until(() -> LatestCheckpoint.in(checkpoints).isPresent());
        }
        assertThat(found.read().signals()).hasSizeLessThan(expected.signals().size());

        write(broker.address(), events.subList(12_000, events.size()));
        try (var second = JobProcess.start(broker.address(), checkpoints)) {
          until(
              () ->
                  found.read().signals().size() >= expected.signals().size()
                      && found.read().verdicts().size() >= expected.verdicts().size());
        }

        assertThat(found.read().signals()).isEqualTo(expected.signals());
        assertThat(found.read().verdicts()).isEqualTo(expected.verdicts());
        assertThat(found.otherwise()).as("what was written twice says the same").isEmpty();
      }
    }
  }

  /** The events in one partition: then the order of reading is the order of writing. */
  private static NewTopic topic(Topic<?> topic) {
    int partitions = topic == Topics.EVENTS ? 1 : topic.partitions();
    return new NewTopic(topic.name(), partitions, (short) 1).configs(topic.settings());
  }

  private static void write(String kafka, List<RoomEvent> events) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka, "linger.ms", "10"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (RoomEvent event : events) {
        var unused =
            producer.send(
                new ProducerRecord<>(Topics.EVENTS.name(), Topics.EVENTS.codec().encode(event)));
      }
    }
  }

  private static void until(BooleanSupplier holds) {
    long begin = System.nanoTime();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime() - begin).as("patience").isLessThan(PATIENCE_NANOS);
      Thread.onSpinWait();
    }
  }
}
