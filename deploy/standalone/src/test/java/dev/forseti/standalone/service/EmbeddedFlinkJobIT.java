package dev.forseti.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Subject;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.TopicSetup;
import dev.forseti.scoring.JobFailure;
import dev.forseti.scoring.ScoringConfig;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.testing.TestBroker;
import dev.forseti.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobStatus;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class EmbeddedFlinkJobIT {
  @TempDir Path folder;

  private final Troubles troubles = new Troubles(InstantSource.system());
  private String settings = "";
  private final CountDownLatch began = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  private interface Loss {
    void of(EmbeddedFlinkJob inside) throws Exception;
  }

  private interface Look {
    void at(EmbeddedFlinkJob inside, String kafka) throws Exception;
  }

  /** Runs the job until it is mended after a loss, which begins a trouble that ends. */
  private void afterTheMend(Loss loss, Look look) throws Exception {
    troubles.listen(
        Troubles.Listener.of(trouble -> began.countDown(), trouble -> ended.countDown()));
    try (TestBroker broker = TestBroker.start(folder.resolve("kafka"))) {
      KafkaConnection kafka = KafkaConnection.plain(broker.address());
      TopicSetup.createAll(kafka, Duration.ofSeconds(30));
      try (var inside = EmbeddedFlinkJob.start(config(kafka), troubles)) {
        loss.of(inside);
        assertThat(began.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        look.at(inside, broker.address());
      }
    }
  }

  @Test
  void isStartedAgainWhenItHasEnded() throws Exception {
    afterTheMend(
        inside -> inside.job().cancel().get(60, TimeUnit.SECONDS),
        (inside, kafka) -> {
          assertThat(inside.job().getJobStatus().get(60, TimeUnit.SECONDS))
              .isEqualTo(JobStatus.RUNNING);
          assertThat(troubles.now()).isEmpty();
        });
  }

  /** As after a task that could not be cleaned up, since the disk was full. */
  @Test
  void getsAnotherTaskManagerWhenItsOwnHasDied() throws Exception {
    afterTheMend(
        inside -> inside.flink().endTaskManager(),
        (inside, kafka) -> {
          assertThat(inside.flink().isWithoutTaskManager()).isFalse();
          decide(kafka);
          assertThat(verdicts(kafka)).as("the job goes on").isEqualTo(1);
        });
  }

  @Test
  void isSaidToWorkAgainSoonAlsoWhenItsCheckpointsAreFarApart() throws Exception {
    settings = "scoring: {checkpoint-interval: 10m}";
    afterTheMend(
        inside -> inside.job().cancel().get(60, TimeUnit.SECONDS),
        (inside, kafka) -> assertThat(troubles.now()).isEmpty());
  }

  /**
   * As on a disk that stays full; here since Kafka lacks a topic that it reads. Checkpoints are far
   * apart: the one that proves it is asked for.
   */
  @Test
  void isOneTroubleWhileItFailsAfterEachStartUntilACheckpointProvesThatItWorks() throws Exception {
    settings = "scoring: {checkpoint-interval: 10m}";
    List<String> told = new CopyOnWriteArrayList<>();
    troubles.listen(
        Troubles.Listener.of(
            trouble -> {
              told.add(trouble.what());
              began.countDown();
            },
            trouble -> ended.countDown()));
    try (TestBroker broker = TestBroker.start(folder.resolve("kafka"))) {
      KafkaConnection kafka = KafkaConnection.plain(broker.address());
      TopicSetup.createAll(kafka, Duration.ofSeconds(30));
      try (var admin = Admin.create(kafka.properties())) {
        admin.deleteTopics(List.of(Topics.RULES.name())).all().get();
      }
      try (var inside = EmbeddedFlinkJob.start(config(kafka), troubles)) {
        assertThat(began.await(60, TimeUnit.SECONDS)).isTrue();
        awaitOtherFailures(inside, 10);
        assertThat(ended.getCount()).as("it fails on").isEqualTo(1);

        TopicSetup.createAll(kafka, Duration.ofSeconds(30));
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(told).singleElement().asString().contains("fails after each start");
      }
    }
  }

  private static void awaitOtherFailures(EmbeddedFlinkJob inside, int count) throws Exception {
    Set<JobFailure> seen = new HashSet<>();
    while (seen.size() <= count) {
      inside.flink().newestFailure(inside.job().getJobID()).ifPresent(seen::add);
      Thread.onSpinWait();
    }
  }

  private static void decide(String kafka) {
    var subject = new Subject(Subject.Kind.USER, "@eve:evil.example");
    Instant now = Instant.parse("2026-06-01T00:00:00Z");
    var list =
        new Decision("d", subject, Decision.Kind.LIST, "ines", "spam", Harm.SPAM, now, null, null);
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>(
              Topics.DECISIONS.name(), null, Topics.DECISIONS.codec().encode(list)));
    }
  }

  private static int verdicts(String kafka) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", kafka),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          IntStream.range(0, Topics.VERDICTS.partitions())
              .mapToObj(each -> new TopicPartition(Topics.VERDICTS.name(), each))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return consumer.poll(Duration.ofSeconds(60)).count();
    }
  }

  private ScoringConfig config(KafkaConnection kafka) throws Exception {
    return ScoringConfig.of(
        ForsetiConfig.read(settings, "a test").values(),
        kafka,
        folder.resolve("checkpoints"),
        List.of());
  }
}
