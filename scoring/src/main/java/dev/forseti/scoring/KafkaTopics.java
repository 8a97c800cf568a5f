package dev.forseti.scoring;

import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * How the job reads and writes topics. Without a checkpoint all topics are read from their
 * beginning: the same input gives the same ids, so what is written again is the same record again.
 */
final class KafkaTopics {
  private KafkaTopics() {}

  /** The topic of that name. */
  @SuppressWarnings("unchecked") // the name was taken from a Topic<T>
  static <T> Topic<T> named(String name) {
    return (Topic<T>)
        Topics.ALL.stream()
            .filter(topic -> topic.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no topic is called " + name));
  }

  /** A source that goes on for ever, or one that ends where the topic ends now. */
  static KafkaSource<KafkaRecord> source(Topic<?> topic, ScoringConfig config, boolean toTheEnd) {
    KafkaSourceBuilder<KafkaRecord> source = builder(topic, config);
    return (toTheEnd ? source.setBounded(OffsetsInitializer.latest()) : source).build();
  }

  /** As every reader's: what a transaction wrote and did not commit is never read. */
  static Properties readerSettings(ScoringConfig config) {
    var settings = new Properties();
    settings.putAll(KafkaConnection.plain(config.bootstrapServers()).readerProperties());
    return settings;
  }

  private static KafkaSourceBuilder<KafkaRecord> builder(Topic<?> topic, ScoringConfig config) {
    return KafkaSource.<KafkaRecord>builder()
        .setProperties(readerSettings(config))
        .setTopics(topic.name())
        .setGroupId(config.groupId())
        .setClientIdPrefix(config.groupId() + "-" + topic.name())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new ReadRecord())
        .setProperty("fetch.max.wait.ms", "50")
        .setProperty("max.partition.fetch.bytes", "1048576")
        .setProperty("partition.discovery.interval.ms", "60000");
  }

  /**
   * A sink that does not wait for a checkpoint, which only makes sure that all of it has arrived.
   * Verdicts leave at once; what only people read is gathered for a moment.
   */
  static <T> KafkaSink<T> sink(Topic<T> topic, ScoringConfig config) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(config.bootstrapServers())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new WriteRecord<>(topic.name()))
        .setProperty("linger.ms", topic == Topics.VERDICTS ? "2" : "50")
        .setProperty("batch.size", "131072")
        .setProperty("buffer.memory", "8388608")
        .setProperty("max.request.size", "2097152")
        .build();
  }

  /** Writes a value with the key and the codec of its topic. */
  private static final class WriteRecord<T> implements KafkaRecordSerializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final String name;
    private transient @Nullable Topic<T> topic;

    WriteRecord(String name) {
      this.name = name;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        T value, KafkaSinkContext context, @Nullable Long timestamp) {
      Topic<T> known = topic;
      if (known == null) {
        known = named(name);
        topic = known;
      }
      return new ProducerRecord<>(
          name,
          known.key().apply(value).getBytes(StandardCharsets.UTF_8),
          known.codec().encode(value));
    }
  }
}
