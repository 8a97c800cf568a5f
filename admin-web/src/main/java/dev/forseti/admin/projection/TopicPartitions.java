package dev.forseti.admin.projection;

import dev.forseti.runtime.kafka.KafkaConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Topics as Kafka has them now. A topic that does not exist yet is left out.
 *
 * @param topicIds their ids by name: a topic that is made again gets another one
 * @param partitions all of their partitions
 */
record TopicPartitions(Map<String, String> topicIds, List<TopicPartition> partitions) {
  static final TopicPartitions NONE = new TopicPartitions(Map.of(), List.of());

  TopicPartitions {
    topicIds = Map.copyOf(topicIds);
    partitions = List.copyOf(partitions);
  }

  boolean isEmpty() {
    return partitions.isEmpty();
  }

  /** Settings of the admin client to ask with. */
  static Map<String, Object> settings(KafkaConnection kafka) {
    Map<String, Object> settings = kafka.properties();
    settings.put("request.timeout.ms", "3000");
    settings.put("default.api.timeout.ms", "3000");
    settings.put("reconnect.backoff.max.ms", "1000");
    return settings;
  }

  /** The topics now, or what was known before if Kafka does not answer. */
  static TopicPartitions describe(Admin admin, List<String> topics, TopicPartitions before) {
    Map<String, String> ids = new HashMap<>();
    List<TopicPartition> partitions = new ArrayList<>();
    Map<String, KafkaFuture<TopicDescription>> asked =
        admin.describeTopics(topics).topicNameValues();
    for (String topic : topics.stream().sorted().toList()) {
      try {
        KafkaFuture<TopicDescription> future = asked.get(topic);
        if (future != null) {
          TopicDescription found = future.get();
          ids.put(topic, found.topicId().toString());
          found.partitions().forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
        }
      } catch (ExecutionException failed) {
        if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)) {
          return before; // the check of Kafka reports it
        }
      } catch (InterruptedException stopped) {
        throw new InterruptException(stopped);
      }
    }
    return new TopicPartitions(ids, partitions);
  }
}
