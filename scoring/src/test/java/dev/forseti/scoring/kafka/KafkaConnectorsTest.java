package dev.forseti.scoring.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaConnectorsTest {
  private static final KafkaConnection NOBODY = KafkaConnection.plain("127.0.0.1:1");

  /** Kafka's own two minutes are longer than a checkpoint may take. */
  @Test
  void givesUpWhatKafkaDoesNotTakeWellBeforeACheckpointIsGivenUp() {
    for (Topic<?> topic : List.of(Topics.SIGNALS, Topics.REPUTATIONS, Topics.VERDICTS)) {
      var settings = new ProducerConfig(of(topic));
      assertThat(settings.getInt(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG)).isEqualTo(15_000);
      assertThat(settings.getLong(ProducerConfig.MAX_BLOCK_MS_CONFIG)).isEqualTo(15_000);
    }
  }

  @Test
  void triesARequestTwiceInThatTimeWhateverIsWaitedForOthers() {
    for (Topic<?> topic : Topics.ALL) {
      var settings = new ProducerConfig(of(topic));
      assertThat(
              settings.getLong(ProducerConfig.LINGER_MS_CONFIG)
                  + 2L * settings.getInt(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG))
          .isLessThan(settings.getInt(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG));
      new KafkaProducer<byte[], byte[]>(of(topic)).close(); // refuses times that do not fit
    }
  }

  private static Properties of(Topic<?> topic) {
    Properties settings = KafkaConnectors.writerProperties(topic, NOBODY);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return settings;
  }
}
