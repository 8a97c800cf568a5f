package dev.forseti.policy.state;

import dev.forseti.model.Decision;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RedactionRequest;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.model.WatchedEvent;
import dev.forseti.runtime.kafka.PartitionRange;
import dev.forseti.runtime.kafka.TopicReader;
import dev.forseti.runtime.kafka.TopicRecord;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Policy's topics, read from their beginning: all that policy knows follows from all that is in
 * them. Its own are read only until they were caught up with. Of signals, which are many, the
 * newest are enough.
 */
public final class PolicyTopicReader {
  private static final List<Topic<?>> ALWAYS =
      List.of(
          Topics.MEASURES,
          Topics.OUTCOMES,
          Topics.PUBLISHED,
          Topics.LISTS,
          Topics.VERDICTS,
          Topics.DECISIONS);

  private static final Duration POLL = Duration.ofMillis(50);
  private static final int NEWEST_SIGNALS = 10_000;
  private static final int NEWEST_EVENTS = 10_000;

  private final TopicReader reader;
  private final PolicyState state;
  private final boolean pastEvents;

  /**
   * What is read.
   *
   * @param enforce whether messages are removed: only then signals and requests say something new
   * @param events whether what happens in rooms says something
   */
  public static List<Topic<?>> topics(boolean enforce, boolean events) {
    List<Topic<?>> topics = new ArrayList<>(ALWAYS);
    if (enforce) {
      topics.add(Topics.REDACTION_REQUESTS);
      topics.add(Topics.SIGNALS);
    }
    if (events) {
      topics.add(Topics.EVENTS);
    }
    return List.copyOf(topics);
  }

  /**
   * Reads nothing yet.
   *
   * @param pastEvents whether some of what happened before says something too: who is invited
   *     cannot be asked of the homeserver
   */
  public PolicyTopicReader(TopicReader reader, PolicyState state, boolean pastEvents) {
    this.reader = reader;
    this.state = state;
    this.pastEvents = pastEvents;
  }

  /** Reads all that is in the topics now; stops early when asked to. */
  public void catchUp(BooleanSupplier goesOn) {
    reader.from(this::begin);
    while (goesOn.getAsBoolean() && !reader.isCaughtUp()) {
      reader.poll(POLL).forEach(this::restore);
    }
    reader.pause(Topics.MEASURES);
    reader.pause(Topics.OUTCOMES);
    reader.pause(Topics.PUBLISHED);
    reader.pause(Topics.LISTS);
  }

  /** What else happened before is asked of the homeserver: rooms are read as they stand. */
  private long begin(PartitionRange partition) {
    if (partition.topic().equals(Topics.SIGNALS.name())) {
      return Math.max(partition.first(), partition.end() - NEWEST_SIGNALS);
    }
    if (partition.topic().equals(Topics.EVENTS.name())) {
      return pastEvents
          ? Math.max(partition.first(), partition.end() - NEWEST_EVENTS)
          : partition.end();
    }
    return partition.first();
  }

  private void restore(TopicRecord<?> record) {
    switch (record.value()) {
      case Verdict verdict -> state.add(verdict);
      case Decision decision -> state.add(decision);
      case RedactionRequest request -> state.add(request);
      case Measure measure -> state.add(measure);
      case Outcome outcome -> state.add(outcome);
      case Signal signal -> {
        var unused = state.add(signal);
      }
      case PublishedEntry entry -> state.add(entry);
      case WatchedEvent watched -> state.watched().add(watched);
      case RoomEvent event -> {
        var unused = state.add(event);
      }
      case null -> {
        if (record.topic().equals(Topics.PUBLISHED)) {
          state.removePublished(record.key());
        } else if (record.topic().equals(Topics.LISTS)) {
          state.watched().remove(record.key());
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
      Consumer<RedactionRequest> requests,
      Consumer<Signal> signals,
      Consumer<RoomEvent> events) {
    for (TopicRecord<?> record : reader.poll(longest)) {
      switch (record.value()) {
        case Verdict verdict -> verdicts.accept(verdict);
        case Decision decision -> decisions.accept(decision);
        case RedactionRequest request -> requests.accept(request);
        case Signal signal -> signals.accept(signal);
        case RoomEvent event -> events.accept(event);
        case null -> {}
        default -> throw new IllegalStateException("nobody asked for " + record.topic().name());
      }
    }
  }
}
