package dev.forseti.scoring;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Takes Kafka's records over as they are; what they hold is read behind the source. */
final class ReadRecord implements KafkaRecordDeserializationSchema<KafkaRecord> {
  private static final long serialVersionUID = 2L;
  private static final byte[] NONE = new byte[0];

  /** The names of the partitions met; made once, not for each record. */
  private transient @Nullable Map<String, Map<Integer, String>> partitions;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> found, Collector<KafkaRecord> out) {
    byte[] key = found.key();
    byte[] value = found.value();
    out.collect(
        KafkaRecord.of(
            partition(found),
            found.offset(),
            found.timestamp(),
            key == null ? NONE : key,
            value == null ? NONE : value));
  }

  private String partition(ConsumerRecord<byte[], byte[]> found) {
    Map<String, Map<Integer, String>> known = partitions;
    if (known == null) {
      known = new HashMap<>();
      partitions = known;
    }
    return known
        .computeIfAbsent(found.topic(), topic -> new HashMap<>())
        .computeIfAbsent(found.partition(), number -> found.topic() + "-" + number);
  }

  @Override
  public TypeInformation<KafkaRecord> getProducedType() {
    return TypeInformation.of(KafkaRecord.class);
  }
}
