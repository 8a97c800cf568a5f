package dev.forseti.admin.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Await;
import dev.forseti.admin.Console;
import dev.forseti.admin.Samples;
import dev.forseti.admin.health.ConsoleParts;
import dev.forseti.model.Decision;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Verdict;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.testing.TestBroker;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a console reads on, with a real PostgreSQL and a real Kafka. */
class ProjectionReaderIT {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private TestBroker broker;

  @BeforeEach
  void startBroker() throws Exception {
    broker = TestBroker.startWithTopics(folder);
  }

  @AfterEach
  void stopBroker() {
    broker.close();
  }

  @Test
  void aNewDatabaseBesideOldTopicsIsFilledAndOpensNoDecidedCase() throws Exception {
    Verdict verdict = Samples.verdict("v1", Standing.ACT, Samples.AT.minusSeconds(60));
    send(Topics.VERDICTS, verdict);
    send(Topics.DECISIONS, Samples.decision("d1", Decision.Kind.CLEAR, null));
    send(Topics.OUTCOMES, Samples.outcome("m1", Outcome.Status.DONE, ""));

    for (int database = 0; database < 2; database++) {
      try (Console console = Console.start(broker.address())) {
        Await.until(() -> console.count("outcomes") == 1 && console.count("decisions") == 1);
        Await.until(() -> console.count("verdicts") == 1);

        assertThat(console.count("cases where open")).isZero();
      }
    }
  }

  @Test
  void aRestartedConsoleReadsOnFromTheOffsetsBesideItsRows() throws Exception {
    send(Topics.OUTCOMES, Samples.outcome("m1", Outcome.Status.DONE, ""));
    try (Console console = Console.start(broker.address())) {
      Await.until(() -> console.count("outcomes") == 1);
      console.bean(JdbcClient.class).sql("delete from outcomes").update();

      console.restart("admin");
      send(Topics.OUTCOMES, Samples.outcome("m2", Outcome.Status.DONE, ""));
      Await.until(() -> console.count("outcomes where measure_id = 'm2'") == 1);

      assertThat(console.count("outcomes where measure_id = 'm1'")).as("not read again").isZero();
    }
  }

  @Test
  void aDatabaseWithoutOffsetsReadsAgainFromTheStartAndOpensNoDecidedCase() throws Exception {
    send(Topics.VERDICTS, Samples.verdict("v1", Standing.ACT, Samples.AT));
    try (Console console = Console.start(broker.address())) {
      Await.until(() -> console.count("cases where open") == 1);
      String ask = "{\"kind\":\"CLEAR\",\"reason\":\"fine\"}";
      assertThat(console.api("/api/v1/cases/1/decisions", ask).statusCode()).isEqualTo(200);
      Await.until(() -> console.count("topic_offsets where topic like '%decisions%'") == 1);
      console.bean(JdbcClient.class).sql("delete from topic_offsets").update();

      console.restart("admin");
      Await.until(() -> console.count("topic_offsets where topic like '%verdicts%'") == 1);

      assertThat(console.count("cases where open")).isZero();
      assertThat(console.count("cases")).isEqualTo(1);
    }
  }

  @Test
  void anOffsetThatKafkaDoesNotHaveReadsThePartitionFromItsStart() throws Exception {
    send(Topics.OUTCOMES, Samples.outcome("m1", Outcome.Status.DONE, ""));
    try (Console console = Console.start(broker.address())) {
      Await.until(() -> console.count("outcomes") == 1);
      var jdbc = console.bean(JdbcClient.class);
      jdbc.sql("update topic_offsets set next_offset = 1000").update();
      jdbc.sql("delete from outcomes").update();

      console.restart("admin");
      Await.until(() -> console.count("outcomes") == 1);
      Await.until(() -> console.count("topic_offsets where next_offset = 1") == 1);
    }
  }

  @Test
  void aPartitionThatIsAddedLaterIsRead() throws Exception {
    try (Console console = Console.start(broker.address());
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      String topic = Topics.OUTCOMES.name();
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(6))).all().get();

      send(
          topic, 5, Topics.OUTCOMES.codec().encode(Samples.outcome("m1", Outcome.Status.DONE, "")));

      Await.until(() -> console.count("outcomes") == 1);
    }
  }

  @Test
  void aReaderIsOutOfTroubleOnceItHasCaughtUpThoughNothingNewArrives() throws Exception {
    try (Console console = Console.start(broker.address())) {
      Troubles troubles = console.troubles();
      troubles.report(ConsoleParts.READING + "conclusions", Effect.STOPPED, "It failed", "");

      Await.until(() -> troubles.now().isEmpty());
    }
  }

  @Test
  void aTopicThatIsMadeAgainIsReadFromItsStart() throws Exception {
    send(Topics.OUTCOMES, Samples.outcome("m1", Outcome.Status.DONE, ""));
    try (Console console = Console.start(broker.address());
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      Await.until(() -> console.count("outcomes") == 1);
      String topic = Topics.OUTCOMES.name();
      admin.deleteTopics(List.of(topic)).all().get();
      Await.until(() -> !names(admin).contains(topic));
      broker.make(List.of(new NewTopic(topic, 4, (short) 1)));

      send(Topics.OUTCOMES, Samples.outcome("m2", Outcome.Status.DONE, ""));

      Await.until(() -> console.count("outcomes where measure_id = 'm2'") == 1);
    }
  }

  private static java.util.Set<String> names(Admin admin) {
    try {
      return admin.listTopics().names().get();
    } catch (java.util.concurrent.ExecutionException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private <T> void send(Topic<T> topic, T value) throws Exception {
    send(topic.name(), 0, topic.codec().encode(value));
  }

  private void send(String topic, int partition, byte[] value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", broker.address()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, partition, "key", value)).get();
    }
  }
}
