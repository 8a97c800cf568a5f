package dev.forseti.policy;

import dev.forseti.model.Decision;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Verdict;
import dev.forseti.runtime.kafka.TopicReader;
import dev.forseti.runtime.kafka.TopicRecord;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Policy's topics, read from their beginning: all that policy knows follows from all that stands in
 * them. Its own two are read only until they were caught up with.
 */
final class PolicyTopics {
  /** What is read. */
  static final List<Topic<?>> ALL =
      List.of(Topics.OUTCOMES, Topics.PUBLISHED, Topics.VERDICTS, Topics.DECISIONS);

  private static final Duration POLL = Duration.ofMillis(50);

  private final TopicReader reader;
  private final Memory memory;

  PolicyTopics(TopicReader reader, Memory memory) {
    this.reader = reader;
    this.memory = memory;
  }

  /** Reads all that stands in the topics now; stops early when told to. */
  void catchUp(BooleanSupplier goesOn) {
    reader.fromStart();
    while (goesOn.getAsBoolean() && !reader.isCaughtUp()) {
      reader.poll(POLL).forEach(this::remember);
    }
    reader.pause(Topics.OUTCOMES);
    reader.pause(Topics.PUBLISHED);
  }

  private void remember(TopicRecord<?> record) {
    switch (record.value()) {
      case Verdict verdict -> memory.add(verdict);
      case Decision decision -> memory.add(decision);
      case Outcome outcome -> memory.add(outcome);
      case PublishedEntry entry -> memory.add(entry);
      case null -> {
        if (record.topic().equals(Topics.PUBLISHED)) {
          memory.published.remove(record.key());
        }
      }
      default -> throw new IllegalStateException("nobody asked for " + record.topic().name());
    }
  }

  /** Gives what has come in to the core; returns at once when something has. */
  void poll(Duration longest, PolicyCore core, Instant now) {
    for (TopicRecord<?> record : reader.poll(longest)) {
      switch (record.value()) {
        case Verdict verdict -> core.take(verdict, now);
        case Decision decision -> core.take(decision);
        case null -> {}
        default -> throw new IllegalStateException("nobody asked for " + record.topic().name());
      }
    }
  }
}
