package dev.forseti.scoring;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes Kafka's records over as they are; what they hold is read behind the source. */
final class ReadRecord implements KafkaRecordDeserializationSchema<KafkaRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> found, Collector<KafkaRecord> out) {
    byte[] key = found.key();
    byte[] value = found.value();
    out.collect(
        KafkaRecord.of(
            found.topic() + "-" + found.partition() + "@" + found.offset(),
            found.timestamp(),
            key == null ? "" : new String(key, StandardCharsets.UTF_8),
            value == null ? new byte[0] : value));
  }

  @Override
  public TypeInformation<KafkaRecord> getProducedType() {
    return TypeInformation.of(KafkaRecord.class);
  }
}
