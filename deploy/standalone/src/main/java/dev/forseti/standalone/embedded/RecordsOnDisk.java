package dev.forseti.standalone.embedded;

import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.TopicSetup;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a power cut may take from the broker inside. It is alone, so nobody else has a copy: a
 * record is on the disk before it is confirmed, also in Kafka's own topics of transactions. Only
 * what shows the past and is made anew waits for the system to write it.
 */
public final class RecordsOnDisk {
  /** After how many records a topic is written to the disk, for all that do not say otherwise. */
  static final Map<String, String> EACH = Map.of("log.flush.interval.messages", "1");

  private static final String OF_TOPIC = "flush.messages";

  /** Evidence and figures: many, and of no effect by themselves. */
  private static final List<Topic<?>> LATER = List.of(Topics.SIGNALS, Topics.REPUTATIONS);

  private RecordsOnDisk() {}

  /** Lets the evidence and the figures be written later. */
  public static void letSomeWait(KafkaConnection kafka, Duration within) {
    TopicSetup.set(kafka, LATER, OF_TOPIC, Long.toString(Long.MAX_VALUE), within);
  }
}
