package dev.forseti.admin.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.admin.Console;
import dev.forseti.admin.Samples;
import dev.forseti.admin.cases.SubjectLocks;
import dev.forseti.model.EventId;
import dev.forseti.model.Malformed;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.runtime.kafka.ReadPosition;
import dev.forseti.runtime.kafka.RecordPosition;
import dev.forseti.runtime.kafka.TopicRecord;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

class RecordSinkIT {
  private static final Topic<Outcome> OUTCOMES = Topics.OUTCOMES;
  private static final Instant LONG_AGO = Instant.ofEpochMilli(-(1L << 53) + 1);

  @Test
  void whatNoTableTakesIsSetAsideBesideWhatCannotBeReadAndTheRestIsKept() throws Exception {
    try (Console console = Console.start()) {
      console
          .bean(RecordSink.class)
          .accept(
              List.of(
                  outcome(0, "m1", Samples.AT),
                  outcome(1, "m2", LONG_AGO),
                  outcome(3, "m3", Samples.AT)),
              List.of(refused(2)),
              List.of(new ReadPosition(OUTCOMES.name(), "id", 0, 4)));

      assertThat(console.count("outcomes")).isEqualTo(2);
      assertThat(
              console.count(
                  "malformed where id like 'record:%outcomes%-0@1' and reason = 'NOT_STORED'"))
          .isEqualTo(1);
      assertThat(console.count("malformed")).isEqualTo(2);
      assertThat(console.count("topic_offsets where next_offset = 4")).isEqualTo(1);
    }
  }

  @Test
  void theOffsetIsStoredWithTheRowsOrNeitherIs() throws Exception {
    try (Console console = Console.start()) {
      StoredOffsets failing =
          new StoredOffsets(console.bean(JdbcClient.class)) {
            @Override
            void store(ReadPosition read) {
              super.store(read);
              throw new CannotCreateTransactionException("the process ends here");
            }
          };
      RecordSink sink = sink(console, failing);

      assertThatThrownBy(
              () ->
                  sink.accept(
                      List.of(outcome(0, "m1", Samples.AT)),
                      List.of(refused(1)),
                      List.of(new ReadPosition(OUTCOMES.name(), "id", 0, 2))))
          .isInstanceOf(CannotCreateTransactionException.class);

      assertThat(console.count("outcomes")).isZero();
      assertThat(console.count("malformed")).isZero();
      assertThat(console.count("topic_offsets")).isZero();
    }
  }

  @Test
  void whatWasWrittenBeforeTheDatabaseWentIsWrittenWithItsOffset() throws Exception {
    try (Console console = Console.start()) {
      var stored = new AtomicInteger();
      StoredOffsets failing =
          new StoredOffsets(console.bean(JdbcClient.class)) {
            @Override
            void store(ReadPosition read) {
              if (stored.incrementAndGet() > 2) {
                throw new CannotCreateTransactionException("the process ends here");
              }
              super.store(read);
            }
          };
      var records = new ArrayList<TopicRecord<?>>();
      for (int i = 0; i < 3 * RecordSlice.MOST_ABOUT_CASES; i++) {
        records.add(outcome(i, "m" + i, Samples.AT));
      }

      assertThatThrownBy(
              () ->
                  sink(console, failing)
                      .accept(
                          records,
                          List.of(),
                          List.of(new ReadPosition(OUTCOMES.name(), "id", 0, records.size()))))
          .isInstanceOf(CannotCreateTransactionException.class);

      int written = 2 * RecordSlice.MOST_ABOUT_CASES;
      assertThat(console.count("outcomes")).isEqualTo(written);
      assertThat(console.count("topic_offsets where next_offset = " + written)).isEqualTo(1);
    }
  }

  private static RecordSink sink(Console console, StoredOffsets offsets) {
    return new RecordSink(
        console.bean(SubjectLocks.class),
        console.bean(Projections.class),
        console.bean(MalformedTable.class),
        offsets,
        console.bean(TransactionTemplate.class));
  }

  private static TopicRecord<?> outcome(long offset, String id, Instant at) {
    return new TopicRecord<>(
        OUTCOMES,
        new RecordPosition(OUTCOMES.name(), 0, offset),
        Samples.AT,
        "key",
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

  private static Malformed refused(long offset) {
    String position = OUTCOMES.name() + "-0@" + offset;
    return new Malformed(
        "record:" + position,
        OUTCOMES.name(),
        position,
        Malformed.Reason.NOT_JSON,
        "not an Outcome",
        "",
        Samples.AT);
  }
}
