package dev.forseti.scoring.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.testing.TestBroker;
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
class CommittedRecordsIT {
  @Test
  void theJobReadsNothingOfATransactionThatWasAborted(@TempDir Path folder) throws Exception {
    try (TestBroker broker = TestBroker.startWithTopics(folder.resolve("kafka"))) {
      transaction(broker, 1, true);
      transaction(broker, 2, false);
      transaction(broker, 3, true);
      KafkaConnection kafka = KafkaConnection.plain(broker.address());

      var env = StreamExecutionEnvironment.createLocalEnvironment(1);
      var records =
          env.fromSource(
              KafkaConnectors.source(Topics.EVENTS, kafka, "test", true),
              WatermarkStrategy.noWatermarks(),
              "read");
      List<Byte> read = new ArrayList<>();
      try (CloseableIterator<KafkaRecord> all = records.executeAndCollect()) {
        all.forEachRemaining(record -> read.add(record.value[0]));
      }

      assertThat(read).containsExactly((byte) 1, (byte) 3);
    }
  }

  private static void transaction(TestBroker broker, int value, boolean commits) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker.address(),
            "transactional.id",
            "test",
            "key.serializer",
            ByteArraySerializer.class,
            "value.serializer",
            ByteArraySerializer.class);
    try (var producer = new KafkaProducer<byte[], byte[]>(settings)) {
      producer.initTransactions();
      producer.beginTransaction();
      var unused =
          producer.send(
              new ProducerRecord<>(
                  Topics.EVENTS.name(), 0, new byte[0], new byte[] {(byte) value}));
      producer.flush();
      if (commits) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }
}
