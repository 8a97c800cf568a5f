package dev.forseti.admin.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.admin.Console;
import dev.forseti.admin.Samples;
import dev.forseti.model.EventId;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

class RecordSinkIT {
  private static final Topic<Outcome> OUTCOMES = Topics.OUTCOMES;

  @Test
  void whatNoTableTakesIsCountedAndTheRestIsKept() throws Exception {
    try (Console console = Console.start()) {
      var sink =
          new RecordSink(
              Map.of(OUTCOMES.name(), OUTCOMES),
              console.part(Projections.class),
              console.part(EventTables.class),
              console.part(StoredOffsets.class),
              console.part(TransactionTemplate.class));

      sink.accept(
          records(
              outcome("m1", Samples.AT),
              outcome("m2", Instant.ofEpochMilli(-(1L << 53) + 1)),
              "{not json".getBytes(StandardCharsets.UTF_8),
              outcome("m3", Samples.AT)),
          Map.of(OUTCOMES.name(), "id"));

      assertThat(console.count("outcomes")).isEqualTo(2);
      assertThat(console.count("unreadable where position = 1 and reason like 'cannot be stored%'"))
          .isEqualTo(1);
      assertThat(console.count("unreadable")).isEqualTo(2);
      assertThat(console.count("topic_offsets where next_offset = 4")).isEqualTo(1);
    }
  }

  @Test
  void theOffsetIsStoredWithTheRowsOrNeitherIs() throws Exception {
    try (Console console = Console.start()) {
      StoredOffsets failing =
          new StoredOffsets(console.part(JdbcClient.class)) {
            @Override
            void store(TopicPartition partition, String topicId, long next) {
              super.store(partition, topicId, next);
              throw new CannotCreateTransactionException("the process ends here");
            }
          };
      var sink =
          new RecordSink(
              Map.of(OUTCOMES.name(), OUTCOMES),
              console.part(Projections.class),
              console.part(EventTables.class),
              failing,
              console.part(TransactionTemplate.class));

      assertThatThrownBy(() -> sink.accept(records(outcome("m1", Samples.AT)), Map.of()))
          .isInstanceOf(CannotCreateTransactionException.class);

      assertThat(console.count("outcomes")).isZero();
      assertThat(console.count("topic_offsets")).isZero();
    }
  }

  private static byte[] outcome(String id, Instant at) {
    return OUTCOMES
        .codec()
        .encode(
            new Outcome(
                id,
                Measure.Kind.PUBLISH,
                Subject.user(new UserId(Samples.EVE)),
                Outcome.Status.DONE,
                "",
                new EventId("$e"),
                "v1",
                at));
  }

  private static ConsumerRecords<String, byte[]> records(byte[]... values) {
    var part = new TopicPartition(OUTCOMES.name(), 0);
    var offset = new AtomicLong();
    List<ConsumerRecord<String, byte[]>> all =
        Arrays.stream(values)
            .map(
                value ->
                    new ConsumerRecord<>(
                        part.topic(), part.partition(), offset.getAndIncrement(), "key", value))
            .toList();
    return new ConsumerRecords<>(Map.of(part, all), Map.of());
  }
}
