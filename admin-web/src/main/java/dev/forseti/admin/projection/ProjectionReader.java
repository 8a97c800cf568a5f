package dev.forseti.admin.projection;

import dev.forseti.admin.health.ConsoleParts;
import dev.forseti.admin.store.BackgroundThread;
import dev.forseti.admin.store.DatabaseErrors;
import dev.forseti.model.Malformed;
import dev.forseti.runtime.health.LoopGuard;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.MalformedRecords;
import dev.forseti.runtime.kafka.ReadPosition;
import dev.forseti.runtime.kafka.ReaderStopped;
import dev.forseti.runtime.kafka.TopicReader;
import dev.forseti.runtime.kafka.TopicRecord;
import dev.forseti.wire.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thread that reads some topics from the offsets in the database into the tables. It reads a
 * partition from its start when no offset is stored, when Kafka no longer has that offset, and when
 * the topic was made again. After a failure it begins again with a new reader, half a second later.
 */
final class ProjectionReader {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long RETRY_MILLIS = 500;

  private final String name;
  private final KafkaConnection kafka;
  private final List<Topic<?>> topics;
  private final RecordSink sink;
  private final StoredOffsets offsets;
  private final Troubles troubles;
  private final LoopGuard guard;
  private final Runnable changed;
  private final List<Malformed> unreadable = new ArrayList<>(); // of the one thread
  private final MalformedRecords malformed;
  private final ScheduledExecutorService thread;
  private volatile boolean stopped;
  private volatile @Nullable TopicReader open;

  ProjectionReader(
      String name,
      KafkaConnection kafka,
      List<Topic<?>> topics,
      RecordSink sink,
      StoredOffsets offsets,
      Troubles troubles,
      MeterRegistry metrics,
      Runnable changed) {
    this.name = name;
    this.kafka = kafka;
    this.topics = topics;
    this.sink = sink;
    this.offsets = offsets;
    this.troubles = troubles;
    this.guard =
        new LoopGuard(
            troubles,
            ConsoleParts.READING + name,
            Effect.STOPPED,
            "Topics cannot be read: pages show the state as it was");
    this.changed = changed;
    this.malformed = new MalformedRecords(metrics, unreadable::add);
    this.thread =
        Executors.newSingleThreadScheduledExecutor(BackgroundThread.named("console-reads-" + name));
  }

  void start() {
    thread.execute(this::read);
  }

  private void read() {
    try (var reader = new TopicReader(kafka, topics, malformed, PATIENCE)) {
      open = reader;
      reader.from(offsets::next);
      while (!stopped) {
        poll(reader);
      }
    } catch (ReaderStopped end) {
      stopped = true;
    } catch (RuntimeException | Error failed) {
      report(failed);
      retry();
    }
  }

  private void retry() {
    open = null;
    if (!stopped) {
      var unused = thread.schedule(this::read, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void poll(TopicReader reader) {
    unreadable.clear();
    List<TopicRecord<?>> records = reader.poll(POLL);
    List<ReadPosition> progress = reader.progress();
    if (!progress.isEmpty()) {
      sink.accept(records, List.copyOf(unreadable), progress);
      troubles.recovered(part());
      if (!records.isEmpty() || !unreadable.isEmpty()) { // else the end of a transaction only
        changed.run();
      }
    } else if (reader.isCaughtUp()) {
      troubles.recovered(part());
    }
  }

  private void report(Throwable failed) {
    if (failed instanceof RuntimeException known
        && DatabaseErrors.isUnavailable(known)
        && !DatabaseErrors.isOutOfResources(known)) {
      return; // the database has a check of its own
    }
    guard.failed(failed);
  }

  private String part() {
    return ConsoleParts.READING + name;
  }

  void stop() {
    stopped = true;
    TopicReader reading = open;
    if (reading != null) {
      reading.wakeUp();
    }
    thread.shutdown();
  }
}
