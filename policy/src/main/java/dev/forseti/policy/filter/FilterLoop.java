package dev.forseti.policy.filter;

import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.policy.enforce.RoomThreads;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.runtime.health.LoopGuard;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.KafkaUnavailable;
import dev.forseti.runtime.kafka.MalformedRecords;
import dev.forseti.runtime.kafka.ReaderStopped;
import dev.forseti.runtime.kafka.TopicReader;
import dev.forseti.runtime.kafka.TopicRecord;
import dev.forseti.runtime.kafka.TopicWriter;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads the topics and lets {@link FilterCore} do what follows, on one thread. It stores nothing:
 * what a filter is stands in its room, and what was done can be seen there. If Kafka fails, it
 * starts afresh.
 */
final class FilterLoop implements Runnable {
  static final String PART = "filters";

  private static final List<Topic<?>> TOPICS =
      List.of(Topics.PUBLISHED, Topics.EVENTS, Topics.SIGNALS);

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);

  private final FilterConfig config;
  private final KafkaConnection kafka;
  private final HomeserverClient homeserver;
  private final FilterRules rules;
  private final InstantSource clock;
  private final Troubles troubles;
  private final MeterRegistry metrics;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch reading = new CountDownLatch(1);

  FilterLoop(
      FilterConfig config,
      KafkaConnection kafka,
      HomeserverClient homeserver,
      FilterRules rules,
      InstantSource clock,
      Troubles troubles,
      MeterRegistry metrics) {
    this.config = config;
    this.kafka = kafka;
    this.homeserver = homeserver;
    this.rules = rules;
    this.clock = clock;
    this.troubles = troubles;
    this.metrics = metrics;
  }

  /** Waits until nothing that happens from now on is missed; false if that took longer. */
  boolean awaitReading(Duration longest) throws InterruptedException {
    return reading.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  void stop() {
    stopping.set(true);
    stopped.countDown();
  }

  @Override
  public void run() {
    var guard =
        new LoopGuard(
            troubles, PART, Effect.PARTIAL, "The filters of rooms failed and start afresh");
    while (!stopping.get()) {
      try (TopicWriter writer = new TopicWriter(kafka, KAFKA_TIMEOUT)) {
        var malformed = new MalformedRecords(metrics, it -> writer.write(Topics.MALFORMED, it));
        try (var reader = new TopicReader(kafka, TOPICS, malformed, KAFKA_TIMEOUT)) {
          serve(reader, writer);
        }
      } catch (ReaderStopped ending) {
        return;
      } catch (KafkaUnavailable failure) {
        troubles.report(
            PART,
            Effect.PARTIAL,
            "Kafka does not serve the filters of rooms ("
                + failure.getMessage()
                + "): nothing is filtered",
            "Start Kafka, or mend kafka.bootstrap-servers");
      } catch (RuntimeException | Error failure) { // or the thread would end
        guard.failed(failure);
      }
      pause(PAUSE);
    }
  }

  private void serve(TopicReader reader, TopicWriter writer) {
    reader.from(
        partition ->
            partition.topic().equals(Topics.PUBLISHED.name())
                ? partition.first()
                : partition.end()); // rooms are read as they stand
    try (RoomThreads threads = new RoomThreads()) {
      FilterCore core = new FilterCore(config, homeserver, rules, threads.executor(), metrics);
      while (!stopping.get() && !reader.isCaughtUp()) { // whom the list names, before all else
        reader.poll(POLL).forEach(record -> take(record, core));
      }
      reading.countDown();
      while (!stopping.get()) {
        boolean more = core.work(clock.instant());
        tell(core);
        if (core.isOpen()) {
          reader.poll(more ? Duration.ZERO : POLL).forEach(record -> take(record, core));
          writer.flush();
        } else {
          pause(POLL); // what happens meanwhile is read once something can be done about it
        }
      }
      threads.finish(LAST_ANSWERS);
    }
  }

  private void tell(FilterCore core) {
    if (core.isOpen()) {
      troubles.recovered(PART);
    } else {
      troubles.report(
          PART,
          Effect.PARTIAL,
          "The homeserver does not say in which rooms Forseti is: nothing is filtered",
          "Start the homeserver, or mend homeserver.url and the registration");
    }
  }

  private void take(TopicRecord<?> record, FilterCore core) {
    switch (record.value()) {
      case RoomEvent event -> core.take(event, clock.instant());
      case Signal signal -> core.take(signal, clock.instant());
      case PublishedEntry entry -> core.take(record.key(), entry, clock.instant());
      case null -> {
        if (record.topic().equals(Topics.PUBLISHED)) {
          core.gone(record.key(), clock.instant());
        }
      }
      default -> throw new IllegalStateException("nobody asked for " + record.topic().name());
    }
  }

  private void pause(Duration longest) {
    try {
      var unused = stopped.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ending) {
      stopping.set(true);
    }
  }
}
