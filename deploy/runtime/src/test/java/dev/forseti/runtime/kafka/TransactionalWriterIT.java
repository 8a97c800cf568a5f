package dev.forseti.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.model.TapPosition;
import dev.forseti.testing.TestBroker;
import dev.forseti.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TransactionalWriterIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void writesOnAfterABatchThatFailedByItself(@TempDir Path folder) throws Exception {
    try (TestBroker broker = TestBroker.start(folder)) {
      KafkaConnection kafka = KafkaConnection.plain(broker.address());
      TopicSetup.createAll(kafka, PATIENCE);
      try (var writer = new TransactionalWriter(kafka, "test", PATIENCE)) {
        assertThatThrownBy(
                () ->
                    writer.write(
                        batch -> {
                          batch.write(Topics.TAP_POSITIONS, position("given up"));
                          throw new IllegalStateException("a fault of the batch");
                        }))
            .isInstanceOf(IllegalStateException.class);

        writer.write(batch -> batch.write(Topics.TAP_POSITIONS, position("stored")));
      }

      assertThat(read(kafka)).containsExactly(position("stored"));
    }
  }

  private static TapPosition position(String at) {
    return new TapPosition("tap", at, Instant.EPOCH);
  }

  private static List<Object> read(KafkaConnection kafka) {
    List<Object> found = new ArrayList<>();
    var malformed = new MalformedRecords(new SimpleMeterRegistry(), it -> {});
    try (var reader = new TopicReader(kafka, List.of(Topics.TAP_POSITIONS), malformed, PATIENCE)) {
      reader.fromStart();
      while (!reader.isCaughtUp()) {
        reader.poll(Duration.ofMillis(100)).forEach(record -> found.add(record.value()));
      }
    }
    return found;
  }
}
