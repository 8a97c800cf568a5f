package dev.forseti.admin.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.Await;
import dev.forseti.admin.Console;
import dev.forseti.admin.Samples;
import dev.forseti.admin.projection.Projections;
import dev.forseti.model.Standing;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.testing.TestBroker;
import dev.forseti.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxRelayIT {
  @Test
  void goesOnAfterAnErrorAndSaysThatItStoodStill(@TempDir Path folder) throws Exception {
    try (TestBroker broker = TestBroker.startWithTopics(folder);
        Console console = Console.start(broker.address())) {
      List<String> told = new CopyOnWriteArrayList<>();
      Troubles troubles = console.troubles();
      troubles.listen(
          Troubles.Listener.of(
              began -> told.add(began.part() + " " + began.effect()),
              ended -> told.add(ended.part() + " works")));
      var relay =
          new OutboxRelay(
              console.bean(Outbox.class),
              new FailingOnce(console.bean(PlatformTransactionManager.class)),
              troubles,
              console.bean(AdminConfig.class));
      relay.start();
      try {
        Await.until(() -> told.contains("outbox-relay works"));
      } finally {
        relay.stop();
      }

      assertThat(told).containsSubsequence("outbox-relay STOPPED", "outbox-relay works");
    }
  }

  @Test
  void whatIsSentStaysMarkedWhenTheNextOneCannotBeSent(@TempDir Path folder) throws Exception {
    try (TestBroker broker = TestBroker.startWithTopics(folder);
        Console console = Console.start(broker.address())) {
      console
          .bean(TransactionTemplate.class)
          .executeWithoutResult(
              status ->
                  console
                      .bean(JdbcClient.class)
                      .sql("insert into outbox (topic, key, value) values (?, '', ''), (?, '', '')")
                      .params("forseti.malformed.v1", "no topic!")
                      .update());

      Await.until(() -> console.troubles().of(OutboxRelay.PART).isPresent());

      assertThat(console.count("outbox where sent_at is null")).isEqualTo(1);
      assertThat(console.count("outbox where sent_at is not null")).isEqualTo(1);
    }
  }

  @Test
  void aPrivateNoteIsNotInTheTopic(@TempDir Path folder) throws Exception {
    try (TestBroker broker = TestBroker.startWithTopics(folder);
        Console console = Console.start(broker.address())) {
      console
          .bean(Projections.class)
          .apply(Topics.VERDICTS, "", Samples.verdict("v1", Standing.REVIEW, Samples.AT));
      console.api(
          "/api/v1/cases/1/decisions",
          "{\"kind\":\"LIST\",\"reason\":\"lamps\",\"note\":\"told by her sister\"}");
      Await.until(() -> console.count("outbox where sent_at is not null") == 1);

      assertThat(first(broker)).contains("lamps").doesNotContain("told by her sister", "note");
    }
  }

  /** The first record of the decisions, as it is stored in Kafka. */
  private static String first(TestBroker broker) {
    Map<String, Object> config = Map.of("bootstrap.servers", broker.address());
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(Topics.DECISIONS.name()).stream()
              .map(part -> new TopicPartition(part.topic(), part.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(30));
      return records.iterator().next().value();
    }
  }

  /** A transaction whose first round lacks a class. */
  private static final class FailingOnce extends TransactionTemplate {
    private static final long serialVersionUID = 1;

    private final AtomicBoolean failed = new AtomicBoolean();

    FailingOnce(PlatformTransactionManager transactions) {
      super(transactions);
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
      if (!failed.getAndSet(true)) {
        throw new NoClassDefFoundError("dev/forseti/Gone");
      }
      return super.execute(action);
    }
  }
}
