package dev.forseti.faults.run;

import dev.forseti.faults.parts.PostgresBeside;
import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import dev.forseti.wire.WireException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What Kafka and the database hold, read beside Forseti. */
final class Counted {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private Counted() {}

  /** How often each event stands in the log. */
  static Map<EventId, Integer> events(KafkaConnection kafka) {
    Map<EventId, Integer> counts = new HashMap<>();
    for (RoomEvent event : all(kafka, Topics.EVENTS)) {
      counts.merge(event.eventId(), 1, Integer::sum);
    }
    return counts;
  }

  /** The ids of the decisions in their topic. */
  static Set<String> decisions(KafkaConnection kafka) {
    return all(kafka, Topics.DECISIONS).stream().map(Decision::id).collect(Collectors.toSet());
  }

  private static <T> List<T> all(KafkaConnection kafka, Topic<T> topic) {
    Map<String, Object> settings = new HashMap<>(kafka.readerProperties());
    List<T> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> parts =
          consumer.partitionsFor(topic.name(), LONGEST).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(parts);
      consumer.seekToBeginning(parts);
      Map<TopicPartition, Long> ends = consumer.endOffsets(parts, LONGEST);
      long begin = System.nanoTime();
      while (ends.entrySet().stream().anyMatch(it -> consumer.position(it.getKey()) < it.getValue())
          && System.nanoTime() - begin < LONGEST.toNanos()) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
          if (each.value() != null) {
            values.add(topic.codec().decode(each.value()));
          }
        }
      }
      return values;
    } catch (WireException damaged) {
      throw new IllegalStateException("an unreadable record in " + topic.name(), damaged);
    }
  }

  /** The ids of the events in the console's database. */
  static Set<EventId> eventsOfConsole(PostgresBeside postgres) throws IOException, SQLException {
    return column(postgres, "select id from events").stream()
        .map(EventId::new)
        .collect(Collectors.toSet());
  }

  /** The ids of the decisions there. */
  static Set<String> decisionsOfConsole(PostgresBeside postgres) throws IOException, SQLException {
    return column(postgres, "select id from decisions");
  }

  private static Set<String> column(PostgresBeside postgres, String query)
      throws IOException, SQLException {
    Set<String> values = new HashSet<>();
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(), "postgres", postgres.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
