package dev.forseti.admin.projections;

import dev.forseti.admin.AdminConfig;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The threads that read topics: one for what happened, one for what was concluded of it. */
@Component
public class Readers implements SmartLifecycle {
  /** Something changed in the tables. */
  public record Changed() {}

  private final List<TopicReader> readers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong unreadable = new AtomicLong();
  private final JdbcClient jdbc;
  private final Clock clock;
  private final AdminConfig config;
  private volatile boolean running;

  Readers(
      AdminConfig config,
      Projections projections,
      TransactionTemplate transactions,
      ApplicationEventPublisher publisher,
      JdbcClient jdbc,
      Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.config = config;
    String bootstrap = config.kafkaBootstrap();
    Runnable tell = () -> publisher.publishEvent(new Changed());
    readers.add(
        new TopicReader(
            "events",
            named(Topics.EVENTS),
            bootstrap,
            projections,
            transactions,
            this::forget,
            unreadable));
    readers.add(
        new TopicReader(
            "conclusions",
            named(
                Topics.SIGNALS,
                Topics.REPUTATIONS,
                Topics.VERDICTS,
                Topics.DECISIONS,
                Topics.OUTCOMES,
                Topics.PUBLISHED),
            bootstrap,
            projections,
            transactions,
            tell,
            unreadable));
  }

  private static java.util.Map<String, Topic<?>> named(Topic<?>... topics) {
    return Arrays.stream(topics).collect(Collectors.toMap(Topic::name, Function.identity()));
  }

  /** How many records could not be decoded since the start. */
  public long unreadable() {
    return unreadable.get();
  }

  /** Deletes events that are older than they are kept, at most 1,000 at a time. */
  public void forget() {
    jdbc.sql(
            """
            delete from events where id in
              (select id from events where received_at < ? order by received_at limit 1000)\
            """)
        .param(Timestamp.from(clock.instant().minus(config.eventRetention())))
        .update();
  }

  @Override
  public void start() {
    running = true;
    if (!config.kafkaBootstrap().isEmpty()) {
      for (TopicReader reader : readers) {
        threads.add(Thread.ofPlatform().name("console-reader").daemon().start(reader));
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    readers.forEach(TopicReader::stop);
    for (Thread thread : threads) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
