package dev.forseti.admin.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Await;
import dev.forseti.admin.Console;
import dev.forseti.admin.Samples;
import dev.forseti.admin.cases.SubjectLocks;
import dev.forseti.model.Malformed;
import dev.forseti.model.Outcome;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.ReadPosition;
import dev.forseti.runtime.kafka.TopicRecord;
import dev.forseti.runtime.kafka.TopicWriter;
import dev.forseti.testing.TestBroker;
import dev.forseti.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

class ProjectionReaderErrorIT {
  @Test
  void goesOnAfterAnErrorAndSaysThatItStoodStill(@TempDir Path folder) throws Exception {
    try (TestBroker broker = TestBroker.startWithTopics(folder);
        Console console = Console.start()) {
      List<String> told = new CopyOnWriteArrayList<>();
      Troubles troubles = console.troubles();
      troubles.listen(
          Troubles.Listener.of(
              began -> told.add(began.part() + " " + began.effect()),
              ended -> told.add(ended.part() + " works")));
      var kafka = KafkaConnection.plain(broker.address());
      try (var writer = new TopicWriter(kafka, Duration.ofSeconds(30))) {
        writer.write(Topics.OUTCOMES, Samples.outcome("m1", Outcome.Status.DONE, ""));
        writer.flush();
      }
      var reader =
          new ProjectionReader(
              "outcomes",
              kafka,
              List.of(Topics.OUTCOMES),
              new FailingOnce(console),
              console.bean(StoredOffsets.class),
              troubles,
              new SimpleMeterRegistry(),
              () -> {});
      reader.start();
      try {
        Await.until(() -> told.contains("reading outcomes works"));
      } finally {
        reader.stop();
      }

      assertThat(told).containsExactly("reading outcomes STOPPED", "reading outcomes works");
      assertThat(console.count("outcomes")).isEqualTo(1);
    }
  }

  /** A sink whose first round lacks a class. */
  private static final class FailingOnce extends RecordSink {
    private final AtomicBoolean failed = new AtomicBoolean();

    FailingOnce(Console console) {
      super(
          console.bean(SubjectLocks.class),
          console.bean(Projections.class),
          console.bean(MalformedTable.class),
          console.bean(StoredOffsets.class),
          console.bean(TransactionTemplate.class));
    }

    @Override
    void accept(
        List<TopicRecord<?>> records, List<Malformed> malformed, List<ReadPosition> progress) {
      if (!failed.getAndSet(true)) {
        throw new NoClassDefFoundError("dev/forseti/Gone");
      }
      super.accept(records, malformed, progress);
    }
  }
}
