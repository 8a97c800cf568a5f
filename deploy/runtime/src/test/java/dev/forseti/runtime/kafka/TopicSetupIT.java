package dev.forseti.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.testing.TestBroker;
import dev.forseti.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TopicSetupIT {
  private static final int RECORDS = 4_000;
  private static final TopicPartition AT = new TopicPartition(Topics.EVENTS.name(), 0);

  @Test
  void keepsTheOrderOfWhatIsWrittenAsSoonAsTheTopicsAreMade(@TempDir Path folder) throws Exception {
    try (TestBroker broker = TestBroker.start(folder)) {
      Map<String, Object> settings =
          Map.of("bootstrap.servers", broker.address(), "batch.size", "512");
      try (var producer =
          new KafkaProducer<>(settings, new IntegerSerializer(), new IntegerSerializer())) {
        TopicSetup.createAll(KafkaConnection.plain(broker.address()), Duration.ofSeconds(20));
        for (int i = 0; i < RECORDS; i++) {
          var unused = producer.send(new ProducerRecord<>(AT.topic(), AT.partition(), i, i));
        }
      }

      assertThat(read(broker))
          .containsExactlyElementsOf(IntStream.range(0, RECORDS).boxed().toList());
    }
  }

  @Test
  void topicsThatAreThereKeepTheirTombstonesAsLongAsNewOnes(@TempDir Path folder) throws Exception {
    var published = new ConfigResource(ConfigResource.Type.TOPIC, Topics.PUBLISHED.name());
    try (TestBroker broker = TestBroker.start(folder);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      var older = new NewTopic(Topics.PUBLISHED.name(), 4, (short) 1);
      admin
          .createTopics(
              List.of(older.configs(Map.of("cleanup.policy", "compact", "segment.ms", "7000000"))))
          .all()
          .get();

      TopicSetup.createAll(KafkaConnection.plain(broker.address()), Duration.ofSeconds(20));

      Config settings =
          Objects.requireNonNull(
              admin.describeConfigs(List.of(published)).all().get().get(published));
      assertThat(settings.get("delete.retention.ms").value())
          .isEqualTo(String.valueOf(Duration.ofDays(30).toMillis()));
      assertThat(settings.get("segment.ms").value()).as("left alone").isEqualTo("7000000");
    }
  }

  private static List<Integer> read(TestBroker broker) {
    List<Integer> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.address()),
            new IntegerDeserializer(),
            new IntegerDeserializer())) {
      consumer.assign(List.of(AT));
      consumer.seekToBeginning(List.of(AT));
      while (found.size() < RECORDS) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(record.value()));
      }
    }
    return found;
  }
}
