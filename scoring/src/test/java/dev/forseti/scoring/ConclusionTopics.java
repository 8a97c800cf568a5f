package dev.forseti.scoring;

import dev.forseti.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the job has written so far; of records with one id the last stays, as for every reader. */
final class ConclusionTopics implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Conclusions found = Conclusions.empty();
  private final List<String> otherwise = new ArrayList<>();
  private int records;

  ConclusionTopics(String kafka) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (var topic : List.of(Topics.SIGNALS, Topics.VERDICTS)) {
      for (int i = 0; i < topic.partitions(); i++) {
        partitions.add(new TopicPartition(topic.name(), i));
      }
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads what has come since, waiting for something for at most a fifth of a second. */
  Conclusions read() {
    for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(200))) {
      records++;
      if (one.topic().equals(Topics.SIGNALS.name())) {
        var signal = Topics.SIGNALS.codec().decode(one.value());
        note(found.signals().put(signal.id(), signal.toString()), signal.toString());
      } else {
        var verdict = Topics.VERDICTS.codec().decode(one.value());
        note(found.verdicts().put(verdict.id(), verdict.toString()), verdict.toString());
      }
    }
    return found;
  }

  private void note(@org.jspecify.annotations.Nullable String before, String now) {
    if (before != null && !before.equals(now)) {
      otherwise.add(now);
    }
  }

  /** Records whose id came before with other contents. */
  List<String> otherwise() {
    return otherwise;
  }

  /** How many records were read, repetitions included. */
  int records() {
    return records;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
