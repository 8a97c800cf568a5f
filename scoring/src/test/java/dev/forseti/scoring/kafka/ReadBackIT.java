package dev.forseti.scoring.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.testing.TestBroker;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ReadBackIT {
  /** Else a start without a checkpoint would take back what it has yet to reach again. */
  @Test
  void withoutACheckpointOnlyLaterVerdictsAreReadBack(@TempDir Path folder) throws Exception {
    try (TestBroker broker = TestBroker.startWithTopics(folder.resolve("kafka"))) {
      write(broker, Topics.VERDICTS);
      write(broker, Topics.DECISIONS);

      assertThat(read(broker, Topics.VERDICTS)).isEmpty();
      assertThat(read(broker, Topics.DECISIONS)).hasSize(1);
    }
  }

  private static List<KafkaRecord> read(TestBroker broker, Topic<?> topic) throws Exception {
    var env = StreamExecutionEnvironment.createLocalEnvironment(1);
    KafkaConnection kafka = KafkaConnection.plain(broker.address());
    List<KafkaRecord> read = new ArrayList<>();
    try (CloseableIterator<KafkaRecord> all =
        env.fromSource(
                KafkaConnectors.source(topic, kafka, "test", true),
                WatermarkStrategy.noWatermarks(),
                "read")
            .executeAndCollect()) {
      all.forEachRemaining(read::add);
    }
    return read;
  }

  private static void write(TestBroker broker, Topic<?> topic) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", broker.address()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var unused = producer.send(new ProducerRecord<>(topic.name(), new byte[] {1}));
    }
  }
}
