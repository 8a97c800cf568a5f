package dev.forseti.admin.projection;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.store.DataChanged;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The threads that read topics: one for events, one for what was concluded from them. All topics
 * are read, also those without a table, so that a record that nobody can read is found.
 */
@Component
public class TopicReaders implements SmartLifecycle {
  private static final String EVENTS = "events";

  private final List<TopicReader> readers;
  private volatile boolean running;

  TopicReaders(
      AdminConfig config,
      Projections projections,
      EventTables events,
      StoredOffsets offsets,
      TransactionTemplate transactions,
      ApplicationEventPublisher publisher,
      Troubles troubles) {
    Runnable changed = () -> publisher.publishEvent(new DataChanged());
    Map<Boolean, List<Topic<?>>> topics =
        Topics.ALL.stream()
            .collect(Collectors.partitioningBy(t -> t == Topics.EVENTS || t == Topics.MALFORMED));
    BiFunction<KafkaConnection, String, TopicReader> reader =
        (kafka, name) -> {
          List<Topic<?>> of = topics.getOrDefault(name.equals(EVENTS), List.of());
          var sink = new RecordSink(named(of), projections, events, offsets, transactions);
          return new TopicReader(name, kafka, sink, offsets, troubles, changed);
        };
    readers =
        config
            .kafka()
            .map(it -> List.of(reader.apply(it, EVENTS), reader.apply(it, "conclusions")))
            .orElse(List.of());
  }

  private static Map<String, Topic<?>> named(List<Topic<?>> topics) {
    return topics.stream().collect(Collectors.toMap(Topic::name, Function.identity()));
  }

  @Override
  public void start() {
    running = true;
    readers.forEach(TopicReader::start);
  }

  @Override
  public void stop() {
    running = false;
    readers.forEach(TopicReader::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
