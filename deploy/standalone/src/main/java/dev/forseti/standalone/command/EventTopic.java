package dev.forseti.standalone.command;

import dev.forseti.model.RoomEvent;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.KafkaUnavailable;
import dev.forseti.runtime.kafka.MalformedRecords;
import dev.forseti.runtime.kafka.PartitionRange;
import dev.forseti.runtime.kafka.TopicReader;
import dev.forseti.runtime.kafka.TopicRecord;
import dev.forseti.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The events that a running Forseti keeps, as of when it is read. A room is in one partition, a
 * sender in many: the partitions are read side by side, and the oldest event of all comes next.
 */
record EventTopic(KafkaConnection kafka) implements EventSource {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration ONE_POLL = Duration.ofSeconds(1);

  /** One partition, read from its oldest record to where it ended when it was begun. */
  private static final class Partition implements AutoCloseable {
    private final TopicReader reader;
    private final PartitionRange range;
    private final Deque<RoomEvent> waiting = new ArrayDeque<>();

    Partition(TopicReader reader, PartitionRange range) {
      this.reader = reader;
      this.range = range;
      reader.from(it -> it.partition() == range.partition() ? range.first() : it.end());
    }

    /** The oldest that was not taken; none at the end. */
    Optional<RoomEvent> next() {
      while (waiting.isEmpty() && !reader.isCaughtUp()) {
        reader.poll(ONE_POLL).forEach(this::keep);
      }
      return Optional.ofNullable(waiting.peek());
    }

    private void keep(TopicRecord<?> record) {
      if (record.position().partition() == range.partition()
          && record.position().offset() < range.end()
          && record.value() instanceof RoomEvent event) {
        waiting.add(event);
      }
    }

    @Override
    public void close() {
      reader.close();
    }
  }

  @Override
  public Read read(Step step) throws IOException {
    AtomicLong malformed = new AtomicLong();
    List<Partition> partitions = new ArrayList<>();
    try {
      for (PartitionRange range : ranges()) {
        partitions.add(new Partition(reader(malformed), range));
      }
      return read(partitions, malformed, step);
    } catch (KafkaUnavailable broken) {
      throw new IOException("Kafka failed: " + broken.getMessage(), broken);
    } finally {
      partitions.forEach(Partition::close);
    }
  }

  private static Read read(List<Partition> partitions, AtomicLong malformed, Step step)
      throws IOException {
    SeenIds seen = new SeenIds();
    long events = 0;
    PriorityQueue<Partition> oldestFirst =
        new PriorityQueue<>(
            Comparator.comparing((Partition it) -> it.waiting.element().countedAt())
                .thenComparing(it -> it.range.partition()));
    partitions.stream().filter(it -> it.next().isPresent()).forEach(oldestFirst::add);
    boolean goesOn = true;
    while (goesOn && !oldestFirst.isEmpty()) {
      Partition partition = oldestFirst.remove();
      RoomEvent event = partition.waiting.remove();
      if (seen.add(event.eventId().value())) {
        events++;
        goesOn = step.take(event);
      }
      if (partition.next().isPresent()) {
        oldestFirst.add(partition);
      }
    }
    return new Read(events, malformed.get(), seen.again());
  }

  private List<PartitionRange> ranges() {
    List<PartitionRange> ranges = new ArrayList<>();
    try (TopicReader reader = reader(new AtomicLong())) {
      reader.from(
          range -> {
            ranges.add(range);
            return range.end();
          });
    }
    return ranges;
  }

  private TopicReader reader(AtomicLong malformed) {
    return new TopicReader(
        kafka,
        List.of(Topics.EVENTS),
        new MalformedRecords(new SimpleMeterRegistry(), one -> malformed.incrementAndGet()),
        PATIENCE);
  }
}
