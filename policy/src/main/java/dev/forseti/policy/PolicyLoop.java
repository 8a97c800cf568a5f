package dev.forseti.policy;

import dev.forseti.policy.enforce.RoomThreads;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.invite.InviteTallies;
import dev.forseti.policy.state.KafkaJournalWriter;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.policy.state.PolicyTopicReader;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.KafkaUnavailable;
import dev.forseti.runtime.kafka.MalformedRecords;
import dev.forseti.runtime.kafka.ReaderStopped;
import dev.forseti.runtime.kafka.TopicReader;
import dev.forseti.runtime.kafka.TopicWriter;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics and lets {@link PolicyCore} do what follows from them, on one thread. If Kafka
 * fails, it starts afresh from the topics and the policy room.
 */
final class PolicyLoop implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(PolicyLoop.class);

  /** Counts evidence that is not redacted, since there is more of it than is kept or may wait. */
  private static final String EVIDENCE_LEFT_OUT = "forseti.policy.evidence.left.out";

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);

  private final PolicyConfig config;
  private final HomeserverClient homeserver;
  private final InstantSource clock;
  private final ClockWatch clockWatch;
  private final KafkaConnection kafka;
  private final PolicyTroubles troubles;
  private final MeterRegistry metrics;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final List<Topic<?>> topics;

  PolicyLoop(
      PolicyConfig config,
      KafkaConnection kafka,
      HomeserverClient homeserver,
      InstantSource clock,
      ClockWatch clockWatch,
      PolicyTroubles troubles,
      MeterRegistry metrics) {
    this.config = config;
    this.kafka = kafka;
    this.homeserver = homeserver;
    this.clock = clock;
    this.clockWatch = clockWatch;
    this.troubles = troubles;
    this.metrics = metrics;
    boolean isEventRead =
        !config.watch().isEmpty() || config.managementRoom().isPresent() || config.rejectInvites();
    this.topics = PolicyTopicReader.topics(config.enforce(), isEventRead);
  }

  /** Waits until the topics have been read once; false if that took longer. */
  boolean awaitCaughtUp(Duration longest) throws InterruptedException {
    return caughtUp.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends it once the subject at hand is finished. */
  void stop() {
    stopping.set(true);
    stopped.countDown();
  }

  /** Runs until it is stopped or interrupted. */
  @Override
  public void run() {
    while (!stopping.get()) {
      try (TopicWriter writer = new TopicWriter(kafka, KAFKA_TIMEOUT)) {
        var malformed = new MalformedRecords(metrics, it -> writer.write(Topics.MALFORMED, it));
        try (var reader = new TopicReader(kafka, topics, malformed, KAFKA_TIMEOUT)) {
          serve(reader, writer);
        }
      } catch (ReaderStopped ending) {
        log.debug("interrupted");
      } catch (KafkaUnavailable failure) {
        troubles.kafkaUnavailable(failure);
      } catch (RuntimeException | Error failure) { // or the thread would end
        troubles.failed(failure);
      }
      pause();
    }
  }

  private void serve(TopicReader reader, TopicWriter writer) {
    Counter leftOut = metrics.counter(EVIDENCE_LEFT_OUT);
    PolicyState state = new PolicyState(homeserver.isSimulated(), leftOut::increment);
    var topics = new PolicyTopicReader(reader, state, config.rejectInvites());
    topics.catchUp(() -> !stopping.get());
    var journal = new KafkaJournalWriter(writer);
    try (RoomThreads rooms = new RoomThreads()) {
      PolicyCore core =
          new PolicyCore(
              config,
              homeserver,
              state,
              journal,
              rooms.executor(),
              clockWatch,
              troubles,
              new InviteTallies(metrics));
      caughtUp.countDown();
      serve(topics, core, writer);
      rooms.finish(LAST_ANSWERS);
      core.recordFinished(clock.instant());
      writer.flush();
    }
  }

  private void serve(PolicyTopicReader topics, PolicyCore core, TopicWriter writer) {
    boolean more = false;
    while (!stopping.get()) {
      topics.poll(
          more ? Duration.ZERO : POLL,
          verdict -> core.add(verdict, clock.instant()),
          core::add,
          core::add,
          core::add,
          core::add);
      more = core.reconcileDue(clock.instant());
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
