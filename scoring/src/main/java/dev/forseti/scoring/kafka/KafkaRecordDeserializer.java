package dev.forseti.scoring.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Takes Kafka's records as they are; their values are decoded behind the source. */
final class KafkaRecordDeserializer implements KafkaRecordDeserializationSchema<KafkaRecord> {
  private static final long serialVersionUID = 2L;
  private static final byte[] NONE = new byte[0];

  /** The names of the partitions met; made once, not for each record. */
  private transient @Nullable Map<String, Map<Integer, String>> partitions;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<KafkaRecord> out) {
    byte[] key = record.key();
    byte[] value = record.value();
    out.collect(
        KafkaRecord.of(
            partition(record),
            record.offset(),
            record.timestamp(),
            key == null ? NONE : key,
            value == null ? NONE : value));
  }

  private String partition(ConsumerRecord<byte[], byte[]> record) {
    Map<String, Map<Integer, String>> known = partitions;
    if (known == null) {
      known = new HashMap<>();
      partitions = known;
    }
    return known
        .computeIfAbsent(record.topic(), topic -> new HashMap<>())
        .computeIfAbsent(record.partition(), number -> record.topic() + "-" + number);
  }

  @Override
  public TypeInformation<KafkaRecord> getProducedType() {
    return TypeInformation.of(KafkaRecord.class);
  }
}
