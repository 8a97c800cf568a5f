package dev.forseti.admin.projection;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.health.Health;
import dev.forseti.admin.store.DataChanged;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The threads that read topics: one for what happened, one for what was concluded of it. */
@Component
public class TopicReaders implements SmartLifecycle {
  private final List<TopicReader> readers;
  private final boolean connected;
  private volatile boolean running;

  TopicReaders(
      AdminConfig config,
      Projections projections,
      EventTables events,
      TransactionTemplate transactions,
      ApplicationEventPublisher publisher,
      Health health) {
    connected = !config.kafkaBootstrap().isEmpty();
    Runnable tell = () -> publisher.publishEvent(new DataChanged());
    Function<Map<String, Topic<?>>, RecordSink> sink =
        topics -> new RecordSink(topics, projections, events, transactions);
    readers =
        List.of(
            new TopicReader(
                "events",
                config.kafkaBootstrap(),
                sink.apply(named(Topics.EVENTS, Topics.MALFORMED)),
                health,
                tell),
            new TopicReader(
                "conclusions",
                config.kafkaBootstrap(),
                sink.apply(
                    named(
                        Topics.SIGNALS,
                        Topics.REPUTATIONS,
                        Topics.VERDICTS,
                        Topics.DECISIONS,
                        Topics.OUTCOMES,
                        Topics.PUBLISHED)),
                health,
                tell));
  }

  private static Map<String, Topic<?>> named(Topic<?>... topics) {
    return Arrays.stream(topics).collect(Collectors.toMap(Topic::name, Function.identity()));
  }

  @Override
  public void start() {
    running = true;
    if (connected) {
      readers.forEach(TopicReader::start);
    }
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
