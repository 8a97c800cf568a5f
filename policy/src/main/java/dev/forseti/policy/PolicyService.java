package dev.forseti.policy;

import dev.forseti.policy.homeserver.HomeserverClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Policy as a process has it: verdicts and decisions in, policy room, measures, outcomes and
 * published entries out. One thread does it all; one instance serves one policy room. If Kafka
 * fails, it starts afresh from the topics and the room.
 */
public final class PolicyService implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PolicyService.class);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_CALL = Duration.ofSeconds(5);

  private final PolicyConfig config;
  private final HomeserverClient homeserver;
  private final InstantSource clock;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final AtomicLong unreadable = new AtomicLong();
  private final java.util.function.Consumer<Optional<String>> trouble;
  private final Outage outage = new Outage();
  private final Thread thread;

  /**
   * A service that does nothing before {@link #start}.
   *
   * @param kafka properties for every Kafka client, {@code bootstrap.servers} at least
   * @param trouble is told, on policy's thread, once when the homeserver ceases to do as asked,
   *     with the reason, and once when it does again, with none
   */
  public PolicyService(
      PolicyConfig config,
      Map<String, Object> kafka,
      HomeserverClient homeserver,
      InstantSource clock,
      java.util.function.Consumer<Optional<String>> trouble) {
    this(config, homeserver, clock, () -> consumer(kafka), () -> producer(kafka), trouble);
  }

  PolicyService(
      PolicyConfig config,
      HomeserverClient homeserver,
      InstantSource clock,
      Supplier<Consumer<byte[], byte[]>> consumers,
      Supplier<Producer<byte[], byte[]>> producers,
      java.util.function.Consumer<Optional<String>> trouble) {
    this.trouble = trouble;
    this.config = config;
    this.homeserver = homeserver;
    this.clock = clock;
    this.consumers = consumers;
    this.producers = producers;
    this.thread = new Thread(this::run, "policy");
  }

  /** Starts its thread; the topics and the homeserver need not be there yet. */
  public void start() {
    thread.start();
  }

  /** Waits until the topics have been read once; false if that took longer. */
  public boolean awaitCaughtUp(Duration longest) throws InterruptedException {
    return caughtUp.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Records that could not be read and were passed over. */
  public long unreadable() {
    return unreadable.get();
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
      try (Consumer<byte[], byte[]> consumer = consumers.get();
          Producer<byte[], byte[]> producer = producers.get()) {
        serve(consumer, new KafkaJournal(producer));
      } catch (WakeupException | InterruptException ending) {
        log.debug("interrupted");
      } catch (KafkaException silent) {
        if (outage.begins()) {
          log.warn(
              "Kafka does not serve policy ({}): it goes on as soon as Kafka does, nothing is lost",
              silent.getMessage());
        }
      } catch (RuntimeException failure) {
        if (outage.begins()) {
          log.warn(
              "policy failed and starts afresh from its topics, as often as it takes", failure);
        }
      }
      pause();
    }
  }

  private void serve(Consumer<byte[], byte[]> consumer, KafkaJournal journal) {
    Memory memory = new Memory();
    TopicReader reader = new TopicReader(consumer, memory, unreadable);
    reader.catchUp(() -> !stopping.get());
    PolicyCore core = new PolicyCore(config, homeserver, memory, journal, trouble);
    caughtUp.countDown();
    boolean more = false;
    while (!stopping.get()) {
      reader.poll(more ? Duration.ZERO : POLL, core, clock.instant());
      more = core.work(clock.instant());
      journal.flush();
      if (outage.ends(clock.instant())) {
        log.info("policy works again");
      }
    }
  }

  private void pause() {
    try {
      var unused = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ending) {
      stopping.set(true);
    }
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> kafka) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.keySet().removeAll(Set.of("group.id", "key.serializer", "value.serializer"));
    properties.put("enable.auto.commit", "false");
    properties.put("allow.auto.create.topics", "false");
    properties.put("auto.offset.reset", "earliest");
    properties.put("fetch.min.bytes", "1");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> kafka) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.keySet().removeAll(Set.of("key.deserializer", "value.deserializer"));
    properties.put("acks", "all");
    properties.put("enable.idempotence", "true");
    properties.put("linger.ms", "0");
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
