package dev.forseti.policy.state;

import dev.forseti.model.Decision;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.runtime.kafka.TopicReader;
import dev.forseti.runtime.kafka.TopicRecord;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Policy's topics, read from their beginning: all that policy knows follows from all that is in
 * them. Its own three are read only until they were caught up with. Of signals, which are many, the
 * newest are enough.
 */
public final class PolicyTopicReader {
  private static final List<Topic<?>> ALWAYS =
      List.of(
          Topics.MEASURES, Topics.OUTCOMES, Topics.PUBLISHED, Topics.VERDICTS, Topics.DECISIONS);

  private static final Duration POLL = Duration.ofMillis(50);
  private static final int NEWEST_SIGNALS = 10_000;

  private final TopicReader reader;
  private final PolicyState state;

  /**
   * What is read.
   *
   * @param enforce whether messages are removed: only then signals say something new
   */
  public static List<Topic<?>> topics(boolean enforce) {
    return enforce ? Stream.concat(ALWAYS.stream(), Stream.of(Topics.SIGNALS)).toList() : ALWAYS;
  }

  /** Reads nothing yet. */
  public PolicyTopicReader(TopicReader reader, PolicyState state) {
    this.reader = reader;
    this.state = state;
  }

  /** Reads all that is in the topics now; stops early when asked to. */
  public void catchUp(BooleanSupplier goesOn) {
    reader.from(
        partition ->
            partition.topic().equals(Topics.SIGNALS.name())
                ? Math.max(partition.first(), partition.end() - NEWEST_SIGNALS)
                : partition.first());
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
      case Signal signal -> {
        var unused = state.add(signal);
      }
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
  public void poll(
      Duration longest,
      Consumer<Verdict> verdicts,
      Consumer<Decision> decisions,
      Consumer<Signal> signals) {
    for (TopicRecord<?> record : reader.poll(longest)) {
      switch (record.value()) {
        case Verdict verdict -> verdicts.accept(verdict);
        case Decision decision -> decisions.accept(decision);
        case Signal signal -> signals.accept(signal);
        case null -> {}
        default -> throw new IllegalStateException("nobody asked for " + record.topic().name());
      }
    }
  }
}
