package dev.forseti.runtime.kafka;

import dev.forseti.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks Kafka which partitions some topics have and which ids the topics: a consumer is not told
 * that a topic was deleted and made again. One thread uses it.
 */
final class TopicLookup implements AutoCloseable {
  private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

  private final List<String> topics;
  private final Admin admin;
  private Map<String, KafkaFuture<TopicDescription>> asked = Map.of();
  private long nextNanos;

  TopicLookup(KafkaConnection kafka, Collection<Topic<?>> topics, Duration patience) {
    Map<String, Object> settings = kafka.properties();
    settings.put("default.api.timeout.ms", Math.toIntExact(patience.toMillis()));
    settings.put("request.timeout.ms", Math.toIntExact(patience.toMillis()));
    settings.put("reconnect.backoff.max.ms", 1_000);
    this.topics = topics.stream().<String>map(Topic::name).toList();
    this.admin = KafkaClients.admin(settings);
  }

  /**
   * All partitions, each with the id of its topic; waits for the answer.
   *
   * @throws KafkaException when Kafka does not say, or has not all of the topics
   */
  Map<TopicPartition, String> find() {
    ask();
    Map<TopicPartition, String> found = answer();
    Set<String> missing = new HashSet<>(topics);
    found.keySet().forEach(it -> missing.remove(it.topic()));
    if (!missing.isEmpty()) {
      throw new KafkaException("the topic " + missing.iterator().next() + " is not there yet");
    }
    return found;
  }

  /**
   * The same as Kafka last answered, once for each answer, without waiting and without topics that
   * are missing; it asks again every five seconds. A question that failed has no answer.
   */
  Optional<Map<TopicPartition, String>> news() {
    if (asked.isEmpty()) {
      if (System.nanoTime() - nextNanos >= 0) {
        ask();
      }
      return Optional.empty();
    }
    if (!asked.values().stream().allMatch(KafkaFuture::isDone)) {
      return Optional.empty();
    }
    try {
      return Optional.of(answer());
    } catch (KafkaException failed) {
      return Optional.empty(); // whoever watches Kafka says so
    }
  }

  private void ask() {
    asked = admin.describeTopics(topics).topicNameValues();
  }

  private Map<TopicPartition, String> answer() {
    List<KafkaFuture<TopicDescription>> answers = new ArrayList<>(asked.values());
    asked = Map.of();
    nextNanos = System.nanoTime() + PAUSE_NANOS;
    Map<TopicPartition, String> found = new HashMap<>();
    for (KafkaFuture<TopicDescription> each : answers) {
      try {
        TopicDescription topic = each.get();
        topic
            .partitions()
            .forEach(
                it ->
                    found.put(
                        new TopicPartition(topic.name(), it.partition()),
                        topic.topicId().toString()));
      } catch (ExecutionException failed) {
        if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw new KafkaException("Kafka does not say which topics there are", failed.getCause());
        }
      } catch (InterruptedException stopped) {
        throw new InterruptException(stopped);
      }
    }
    return found;
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
