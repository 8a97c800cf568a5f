package dev.forseti.policy;

import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.runtime.health.Component;
import dev.forseti.runtime.health.Trouble;
import dev.forseti.runtime.health.Trouble.Effect;
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

  /** The names under which trouble is reported. */
  private static final String PART = "policy";

  private static final String HOMESERVER = "homeserver";
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_CALL = Duration.ofSeconds(5);

  private final PolicyConfig config;
  private final HomeserverClient homeserver;
  private final InstantSource clock;
  private final KafkaConnection kafka;
  private final MeterRegistry metrics;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final Troubles troubles;
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
    this.troubles = troubles;
    this.metrics = metrics;
    this.thread = new Thread(this::run, "policy");
  }

  @Override
  public String name() {
    return PART;
  }

  /** Starts its thread; the topics and the homeserver need not be there yet. */
  @Override
  public void start() {
    thread.start();
  }

  @Override
  public Optional<Trouble> check() {
    return troubles.of(PART);
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
      if (!thread.join(LAST_CALL)) {
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
      try (TopicWriter writer = new TopicWriter(kafka, PATIENCE)) {
        var malformed = new MalformedRecords(metrics, it -> writer.write(Topics.MALFORMED, it));
        try (var reader = new TopicReader(kafka, PolicyTopics.ALL, malformed, PATIENCE)) {
          serve(reader, writer);
        }
      } catch (ReaderStopped ending) {
        log.debug("interrupted");
      } catch (KafkaUnavailable silent) {
        troubles.report(
            PART,
            Effect.STOPPED,
            "Kafka does not serve policy (" + silent.getMessage() + "): nothing is lost",
            "Start Kafka, or mend kafka.bootstrap-servers");
      } catch (RuntimeException failure) {
        if (troubles.of(PART).isEmpty()) {
          log.warn("policy failed", failure);
        }
        troubles.report(
            PART,
            Effect.STOPPED,
            "Policy failed and starts afresh from its topics, as often as it takes ("
                + failure.getClass().getSimpleName()
                + ": "
                + failure.getMessage()
                + ")",
            "Report it as a fault of Forseti");
      }
      pause();
    }
  }

  private void serve(TopicReader reader, TopicWriter writer) {
    Memory memory = new Memory(homeserver.isSimulated());
    var topics = new PolicyTopics(reader, memory);
    topics.catchUp(() -> !stopping.get());
    var journal = new KafkaJournal(writer);
    PolicyCore core = new PolicyCore(config, homeserver, memory, journal, this::homeserver);
    caughtUp.countDown();
    boolean more = false;
    while (!stopping.get()) {
      topics.poll(more ? Duration.ZERO : POLL, core, clock.instant());
      more = core.work(clock.instant());
      writer.flush();
      troubles.recovered(PART);
    }
  }

  private void homeserver(Optional<String> problem) {
    problem.ifPresentOrElse(
        why ->
            troubles.report(
                HOMESERVER,
                Effect.STOPPED,
                "The homeserver does not do as asked and is asked again until it does: " + why,
                "Start it, or mend homeserver.url and its registration"),
        () -> troubles.recovered(HOMESERVER));
  }

  private void pause() {
    try {
      var unused = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ending) {
      stopping.set(true);
    }
  }
}
