package dev.forseti.policy.state;

import dev.forseti.model.Decision;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Verdict;
import dev.forseti.runtime.kafka.TopicReader;
import dev.forseti.runtime.kafka.TopicRecord;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Policy's topics, read from their beginning: all that policy knows follows from all that is in
 * them. Its own three are read only until they were caught up with.
 */
public final class PolicyTopicReader {
  /** What is read. */
  public static final List<Topic<?>> ALL =
      List.of(
          Topics.MEASURES, Topics.OUTCOMES, Topics.PUBLISHED, Topics.VERDICTS, Topics.DECISIONS);

  private static final Duration POLL = Duration.ofMillis(50);

  private final TopicReader reader;
  private final PolicyState state;

  /** Reads nothing yet. */
  public PolicyTopicReader(TopicReader reader, PolicyState state) {
    this.reader = reader;
    this.state = state;
  }

  /** Reads all that is in the topics now; stops early when asked to. */
  public void catchUp(BooleanSupplier goesOn) {
    reader.fromStart();
    while (goesOn.getAsBoolean() && !reader.isCaughtUp()) {
      reader.poll(POLL).forEach(this::restore);
    }
    reader.pause(Topics.MEASURES);
    reader.pause(Topics.OUTCOMES);
    reader.pause(Topics.PUBLISHED);
  }

  private void restore(TopicRecord<?> record) {
    switch (record.value()) {
      case Verdict verdict -> state.add(verdict);
      case Decision decision -> state.add(decision);
      case Measure measure -> state.add(measure);
      case Outcome outcome -> state.add(outcome);
      case PublishedEntry entry -> state.add(entry);
      case null -> {
        if (record.topic().equals(Topics.PUBLISHED)) {
          state.removePublished(record.key());
        }
      }
      default -> throw new IllegalStateException("nobody asked for " + record.topic().name());
    }
  }

  /** Hands over what has come in; returns at once when something has. */
  public void poll(Duration longest, Consumer<Verdict> verdicts, Consumer<Decision> decisions) {
    for (TopicRecord<?> record : reader.poll(longest)) {
      switch (record.value()) {
        case Verdict verdict -> verdicts.accept(verdict);
        case Decision decision -> decisions.accept(decision);
        case null -> {}
        default -> throw new IllegalStateException("nobody asked for " + record.topic().name());
      }
    }
  }
}
