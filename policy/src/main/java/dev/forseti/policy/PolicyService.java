package dev.forseti.policy;

import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.state.KafkaJournal;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.policy.state.PolicyTopics;
import dev.forseti.runtime.health.Component;
import dev.forseti.runtime.health.Trouble;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.KafkaUnavailable;
import dev.forseti.runtime.kafka.MalformedRecords;
import dev.forseti.runtime.kafka.ReaderStopped;
import dev.forseti.runtime.kafka.TopicReader;
import dev.forseti.runtime.kafka.TopicWriter;
import dev.forseti.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Policy as a process has it: verdicts and decisions in, policy room, measures, outcomes and
 * published entries out. One thread does it all; one instance serves one policy room. If Kafka
 * fails, it starts afresh from the topics and the room.
 */
public final class PolicyService implements Component {
  private static final Logger log = LoggerFactory.getLogger(PolicyService.class);

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final PolicyConfig config;
  private final HomeserverClient homeserver;
  private final InstantSource clock;
  private final KafkaConnection kafka;
  private final MeterRegistry metrics;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final PolicyTroubles troubles;
  private final Thread thread;

  /**
   * A service that does nothing before {@link #start}.
   *
   * @param troubles hears when Kafka or the homeserver does not do as asked
   * @param metrics counts records that cannot be read
   */
  public PolicyService(
      PolicyConfig config,
      KafkaConnection kafka,
      HomeserverClient homeserver,
      InstantSource clock,
      Troubles troubles,
      MeterRegistry metrics) {
    this.config = config;
    this.kafka = kafka;
    this.homeserver = homeserver;
    this.clock = clock;
    this.troubles = new PolicyTroubles(troubles);
    this.metrics = metrics;
    this.thread = new Thread(this::run, "policy");
  }

  @Override
  public String name() {
    return PolicyTroubles.PART;
  }

  /** Starts its thread; the topics and the homeserver need not be there yet. */
  @Override
  public void start() {
    thread.start();
  }

  @Override
  public Optional<Trouble> check() {
    return troubles.current();
  }

  /** Waits until the topics have been read once; false if that took longer. */
  public boolean awaitCaughtUp(Duration longest) throws InterruptedException {
    return caughtUp.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Finishes the subject at hand and ends the thread; returns when it has ended. */
  @Override
  public void close() {
    stopping.set(true);
    stopped.countDown();
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      if (!thread.join(CLOSE_TIMEOUT)) {
        thread.interrupt();
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!stopping.get()) {
      try {
        serveOnce();
      } catch (RuntimeException | Error failure) { // or the thread would end
        troubles.failed(failure);
      }
      pause();
    }
  }

  private void serveOnce() {
    try (TopicWriter writer = new TopicWriter(kafka, KAFKA_TIMEOUT)) {
      var malformed = new MalformedRecords(metrics, it -> writer.write(Topics.MALFORMED, it));
      try (var reader = new TopicReader(kafka, PolicyTopics.ALL, malformed, KAFKA_TIMEOUT)) {
        serve(reader, writer);
      }
    } catch (ReaderStopped ending) {
      log.debug("interrupted");
    } catch (KafkaUnavailable failure) {
      troubles.kafkaUnavailable(failure);
    }
  }

  private void serve(TopicReader reader, TopicWriter writer) {
    PolicyState state = new PolicyState(homeserver.isSimulated());
    var topics = new PolicyTopics(reader, state);
    topics.catchUp(() -> !stopping.get());
    var journal = new KafkaJournal(writer);
    try (RoomThreads rooms = new RoomThreads()) {
      var roomWork = new PolicySession.RoomWork(rooms.executor(), troubles);
      PolicyCore core =
          new PolicyCore(config, homeserver, state, journal, roomWork, troubles::homeserver);
      caughtUp.countDown();
      serve(topics, core, writer);
      rooms.finish(LAST_ANSWERS);
      core.recordFinished(clock.instant());
      writer.flush();
    }
  }

  private void serve(PolicyTopics topics, PolicyCore core, TopicWriter writer) {
    boolean more = false;
    while (!stopping.get()) {
      Instant now = clock.instant();
      topics.poll(more ? Duration.ZERO : POLL, verdict -> core.add(verdict, now), core::add);
      more = core.work(clock.instant());
      writer.flush();
      troubles.works();
    }
  }

  private void pause() {
    try {
      var unused = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ending) {
      stopping.set(true);
    }
  }
}
