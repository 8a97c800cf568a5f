package dev.forseti.policy;

import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomId;
import dev.forseti.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The topics that policy writes, in memory; its process can be made to die at any write. */
final class TestJournal implements Journal {
  final List<Measure> measures = new ArrayList<>();
  final List<Outcome> outcomes = new ArrayList<>();
  final Map<String, PublishedEntry> published = new TreeMap<>();
  private final Mishap mishap;

  TestJournal(Mishap mishap) {
    this.mishap = mishap;
  }

  @Override
  public void measure(Measure measure) {
    mishap.step();
    measures.add(measure);
  }

  @Override
  public void outcome(Outcome outcome) {
    mishap.step();
    outcomes.add(outcome);
  }

  @Override
  public void published(PublishedEntry entry) {
    mishap.step();
    published.put(Topics.PUBLISHED.key().apply(entry), entry);
  }

  @Override
  public void retracted(RoomId room, String stateKey) {
    mishap.step();
    published.remove(room + " " + stateKey);
  }

  List<String> statuses() {
    return outcomes.stream().map(o -> o.kind() + " " + o.status()).toList();
  }
}
