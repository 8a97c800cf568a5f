package dev.forseti.admin.projection;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.store.DataChanged;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The threads that read topics: one for events, one for what was concluded from them. All topics
 * are read, also those without a table, so that a record that nobody can read is found.
 */
@Component
public class ProjectionReaders implements SmartLifecycle {
  private static final String EVENTS = "events";

  private final List<ProjectionReader> readers;
  private volatile boolean running;

  ProjectionReaders(
      AdminConfig config,
      RecordSink sink,
      StoredOffsets offsets,
      ApplicationEventPublisher publisher,
      Troubles troubles,
      MeterRegistry metrics) {
    Runnable changed = () -> publisher.publishEvent(new DataChanged());
    Map<Boolean, List<Topic<?>>> topics =
        Topics.ALL.stream()
            .collect(Collectors.partitioningBy(t -> t == Topics.EVENTS || t == Topics.MALFORMED));
    BiFunction<KafkaConnection, String, ProjectionReader> reader =
        (kafka, name) -> {
          List<Topic<?>> of = topics.getOrDefault(name.equals(EVENTS), List.of());
          return new ProjectionReader(name, kafka, of, sink, offsets, troubles, metrics, changed);
        };
    readers =
        config
            .kafka()
            .map(it -> List.of(reader.apply(it, EVENTS), reader.apply(it, "conclusions")))
            .orElse(List.of());
  }

  @Override
  public void start() {
    running = true;
    readers.forEach(ProjectionReader::start);
  }

  @Override
  public void stop() {
    running = false;
    readers.forEach(ProjectionReader::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
