package dev.forseti.policy.state;

import dev.forseti.model.Decision;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.WatchedEvent;
import dev.forseti.runtime.kafka.TopicWriter;
import dev.forseti.wire.Topics;

/** The journal as topics. Writing does not wait; whoever flushes the writer does. */
public record KafkaJournalWriter(TopicWriter writer) implements JournalWriter {
  @Override
  public void measure(Measure measure) {
    writer.write(Topics.MEASURES, measure);
  }

  @Override
  public void flush() {
    writer.flush();
  }

  @Override
  public void decision(Decision decision) {
    writer.write(Topics.DECISIONS, decision);
  }

  @Override
  public void outcome(Outcome outcome) {
    writer.write(Topics.OUTCOMES, outcome);
  }

  @Override
  public void published(PublishedEntry entry) {
    writer.write(Topics.PUBLISHED, entry);
  }

  @Override
  public void retracted(RoomId room, String stateKey) {
    writer.remove(Topics.PUBLISHED, room + " " + stateKey);
  }

  @Override
  public void watched(WatchedEvent watched) {
    writer.write(Topics.LISTS, watched);
  }

  @Override
  public void unwatched(String place) {
    writer.remove(Topics.LISTS, place);
  }
}
