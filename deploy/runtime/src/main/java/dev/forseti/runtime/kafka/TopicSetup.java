package dev.forseti.runtime.kafka;

import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The making of all topics with their settings. Those that are there stay as they are, but for how
 * long their tombstones are kept: that is no matter of size, and readers rely on it.
 */
public final class TopicSetup {
  private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);

  private static final String TOMBSTONES = "delete.retention.ms";

  private TopicSetup() {}

  /**
   * Makes what is missing of {@link Topics#ALL}, and returns when each partition answers. A topic
   * is known some moments before its leader takes records, and of what a producer sends in between
   * the first records are refused and come behind those that follow.
   *
   * @throws KafkaUnavailable when they are not there within the time
   */
  public static void createAll(KafkaConnection kafka, Duration within) {
    int millis = Math.toIntExact(within.toMillis());
    Map<String, Object> settings = kafka.properties();
    settings.put("default.api.timeout.ms", millis);
    settings.put("request.timeout.ms", millis);
    try (Admin admin = KafkaClients.admin(settings)) {
      List<NewTopic> wanted = Topics.ALL.stream().map(TopicSetup::newTopic).toList();
      Map<String, KafkaFuture<Void>> made = admin.createTopics(wanted).values();
      List<Topic<?>> older = new ArrayList<>();
      for (Topic<?> topic : Topics.ALL) {
        if (!isMade(Objects.requireNonNull(made.get(topic.name())), millis)) {
          older.add(topic);
        }
      }
      setTombstones(older, admin, millis);
      List<String> names = Topics.ALL.stream().map(Topic::name).toList();
      Map<String, TopicDescription> topics =
          RetryUnknownTopic.ask(() -> admin.describeTopics(names).allTopicNames(), within);
      admin.listOffsets(ends(topics.values())).all().get(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailable("stopped while topics were made", stopped);
    } catch (ExecutionException | TimeoutException | KafkaException failed) {
      throw new KafkaUnavailable("topics were not made within " + within, failed);
    }
  }

  /**
   * Sets one setting of topics that are there.
   *
   * @throws KafkaUnavailable when Kafka does not take it within the time
   */
  public static void set(
      KafkaConnection kafka,
      Collection<Topic<?>> topics,
      String setting,
      String value,
      Duration within) {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (Topic<?> topic : topics) {
      changes.put(
          new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
          List.of(new AlterConfigOp(new ConfigEntry(setting, value), OpType.SET)));
    }
    try (Admin admin = KafkaClients.admin(kafka.properties())) {
      admin.incrementalAlterConfigs(changes).all().get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailable("stopped while topics were set", stopped);
    } catch (ExecutionException | TimeoutException | KafkaException failed) {
      throw new KafkaUnavailable("topics were not set within " + within, failed);
    }
  }

  /** Where Kafka does not let the setting be changed, a topic stays as it was made. */
  private static void setTombstones(List<Topic<?>> topics, Admin admin, long millis)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (Topic<?> topic : topics) {
      String wanted = topic.settings().get(TOMBSTONES);
      if (wanted != null) {
        changes.put(
            new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
            List.of(new AlterConfigOp(new ConfigEntry(TOMBSTONES, wanted), OpType.SET)));
      }
    }
    for (KafkaFuture<Void> changed : admin.incrementalAlterConfigs(changes).values().values()) {
      try {
        changed.get(millis, TimeUnit.MILLISECONDS);
      } catch (ExecutionException failed) {
        if (!(failed.getCause() instanceof ApiException refused)
            || refused instanceof RetriableException) {
          throw failed;
        }
        log.warn(
            "Kafka does not let {} be set ({}): whoever is away for longer than it keeps tombstones"
                + " may not hear of what was withdrawn",
            TOMBSTONES,
            refused.getClass().getSimpleName());
      }
    }
  }

  /** The question for where each partition ends, which only its leader answers. */
  private static Map<TopicPartition, OffsetSpec> ends(Collection<TopicDescription> topics) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicDescription topic : topics) {
      topic
          .partitions()
          .forEach(
              at ->
                  ends.put(new TopicPartition(topic.name(), at.partition()), OffsetSpec.latest()));
    }
    return ends;
  }

  private static NewTopic newTopic(Topic<?> topic) {
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
        .configs(topic.settings());
  }

  /** Whether that made it; not when it was there. */
  private static boolean isMade(KafkaFuture<Void> made, long millis)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      made.get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof TopicExistsException)) {
        throw failed;
      }
      return false;
    }
  }
}
