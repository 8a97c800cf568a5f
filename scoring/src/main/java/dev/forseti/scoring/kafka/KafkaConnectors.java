package dev.forseti.scoring.kafka;

import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/**
 * Flink's sources and sinks of topics. Without a checkpoint all topics are read from their
 * beginning: the same input gives the same ids, so what is written again is the same record again.
 * Only verdicts, which the job reads back to know what it told, are read from their end then.
 */
public final class KafkaConnectors {
  private static final Duration DELIVERY = Duration.ofSeconds(15);

  /** One request: with the time to linger less than the delivery, so that it is sent twice. */
  private static final Duration REQUEST = Duration.ofSeconds(7);

  private KafkaConnectors() {}

  /** The topic of that name. */
  @SuppressWarnings("unchecked") // the name was taken from a Topic<T>
  static <T> Topic<T> topic(String name) {
    return (Topic<T>)
        Topics.ALL.stream()
            .filter(topic -> topic.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no topic is called " + name));
  }

  /**
   * A source of committed records.
   *
   * @param groupId the consumer group and the prefix of the client's id
   * @param bounded whether it ends where the topic ends now; otherwise it never ends
   */
  public static KafkaSource<KafkaRecord> source(
      Topic<?> topic, KafkaConnection kafka, String groupId, boolean bounded) {
    KafkaSourceBuilder<KafkaRecord> source =
        KafkaSource.<KafkaRecord>builder()
            .setProperties(properties(kafka.readerProperties()))
            .setTopics(topic.name())
            .setGroupId(groupId)
            .setClientIdPrefix(groupId + "-" + topic.name())
            .setStartingOffsets(
                topic == Topics.VERDICTS ? new EndOffsets() : OffsetsInitializer.earliest())
            .setDeserializer(new KafkaRecordDeserializer())
            .setProperty("fetch.max.wait.ms", "50")
            .setProperty("max.partition.fetch.bytes", "1048576")
            .setProperty("partition.discovery.interval.ms", "60000");
    return (bounded ? source.setBounded(OffsetsInitializer.latest()) : source).build();
  }

  /**
   * A sink that does not wait for a checkpoint; a checkpoint only makes sure that all of it has
   * arrived. Records wait for others to go with: the sooner something is done about them, the less.
   */
  public static <T> KafkaSink<T> sink(Topic<T> topic, KafkaConnection kafka) {
    return KafkaSink.<T>builder()
        .setKafkaProducerConfig(writerProperties(topic, kafka))
        .setBootstrapServers(kafka.bootstrapServers())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new TopicRecordSerializer<>(topic.name()))
        .build();
  }

  /**
   * What Kafka does not take for {@link #DELIVERY} fails the job, which goes on from its newest
   * checkpoint: each checkpoint waits for what is under way, so a long patience would only hide
   * that none completes.
   */
  static Properties writerProperties(Topic<?> topic, KafkaConnection kafka) {
    Properties settings = properties(kafka.properties());
    settings.setProperty("linger.ms", Long.toString(lingerMillis(topic)));
    settings.setProperty("batch.size", "131072");
    settings.setProperty("buffer.memory", "8388608");
    settings.setProperty("max.request.size", "2097152");
    settings.setProperty("request.timeout.ms", Long.toString(REQUEST.toMillis()));
    settings.setProperty("delivery.timeout.ms", Long.toString(DELIVERY.toMillis()));
    settings.setProperty("max.block.ms", Long.toString(DELIVERY.toMillis()));
    return settings;
  }

  private static long lingerMillis(Topic<?> topic) {
    if (topic == Topics.VERDICTS) {
      return 5;
    }
    return topic == Topics.SIGNALS ? 50 : 200; // policy reads signals too; people read the others
  }

  private static Properties properties(Map<String, Object> settings) {
    var properties = new Properties();
    properties.putAll(settings);
    return properties;
  }
}
