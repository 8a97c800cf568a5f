package dev.forseti.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.runtime.kafka.KafkaConnection;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A full disk as the indexes of Kafka meet it: a page of theirs cannot be had. Cutting the file off
 * under the map has the same effect on any file system, and needs no disk of its own.
 */
@Timeout(120)
class BrokenIndexIT {
  private static final TopicPartition KEPT = new TopicPartition("kept", 0);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** An entry of an index follows every 4 KiB. */
  private static final String REST = " " + "x".repeat(1_500);

  @TempDir Path folder;

  private final List<String> confirmed = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {".index", ".timeindex"})
  void endsTheBrokerAndItsNextStartHasEveryRecordThatWasConfirmed(String index) throws Exception {
    try (var broker = BrokerProcess.start(folder.resolve("kafka"), folder.resolve("first.log"))) {
      try (var admin = Admin.create(broker.kafka().properties())) {
        admin.createTopics(List.of(new NewTopic(KEPT.topic(), 1, (short) 1))).all().get();
      }
      write(broker.kafka(), 0, 40);
      assertThat(confirmed).hasSize(40);

      cutOff(index);
      write(broker.kafka(), 40, 60);

      assertThat(broker.awaitEnd()).isEqualTo(1);
      assertThat(broker.said()).contains("Kafka could not write to a file through memory");
      assertThat(confirmed).hasSizeLessThan(60);
    }

    try (var broker = BrokerProcess.start(folder.resolve("kafka"), folder.resolve("next.log"))) {
      assertThat(read(broker.kafka())).startsWith(confirmed.toArray(String[]::new));
      write(broker.kafka(), 60, 80);
      assertThat(read(broker.kafka()))
          .containsSubsequence(confirmed)
          .endsWith(confirmed.getLast())
          .doesNotHaveDuplicates();
      assertThat(confirmed).endsWith("78", "79");
    }
  }

  private void cutOff(String index) throws IOException {
    Path file = folder.resolve("kafka").resolve(KEPT.toString()).resolve("0".repeat(20) + index);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
  }

  /** One after the other, until one is not confirmed. */
  private void write(KafkaConnection kafka, int from, int to) throws InterruptedException {
    Map<String, Object> settings = new HashMap<>(kafka.properties());
    settings.put("request.timeout.ms", "2000");
    settings.put("delivery.timeout.ms", "4000");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (int i = from; i < to; i++) {
        producer.send(new ProducerRecord<>(KEPT.topic(), i + REST)).get();
        confirmed.add(Integer.toString(i));
      }
    } catch (ExecutionException refused) {
      assertThat(refused.getCause()).isInstanceOf(KafkaException.class);
    }
  }

  private static List<String> read(KafkaConnection kafka) {
    List<String> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            kafka.properties(), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(KEPT));
      consumer.seekToBeginning(List.of(KEPT));
      long end = consumer.endOffsets(List.of(KEPT), PATIENCE).getOrDefault(KEPT, 0L);
      while (consumer.position(KEPT, PATIENCE) < end) {
        consumer.poll(PATIENCE).forEach(record -> found.add(numberOf(record.value())));
      }
    }
    return found;
  }

  private static String numberOf(String value) {
    return value.substring(0, value.indexOf(' '));
  }
}
