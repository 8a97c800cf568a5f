package dev.forseti.policy;

import dev.forseti.model.Decision;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.WatchedEvent;
import dev.forseti.policy.state.JournalWriter;
import dev.forseti.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The topics that policy writes, in state; its process can be made to die at any write. */
public final class TestJournal implements JournalWriter {
  public final List<Measure> measures = new ArrayList<>();
  public final List<Decision> decisions = new ArrayList<>();
  public final List<Outcome> outcomes = new ArrayList<>();
  public final Map<String, PublishedEntry> published = new TreeMap<>();

  public final Map<String, WatchedEvent> watched = new TreeMap<>();

  /** How often something was written about lists. */
  public int watchedWrites;

  /** Whether all measures are stored. */
  public boolean isFlushed = true;

  private final Mishap mishap;

  public TestJournal(Mishap mishap) {
    this.mishap = mishap;
  }

  @Override
  public void measure(Measure measure) {
    mishap.step();
    isFlushed = false;
    measures.add(measure);
  }

  @Override
  public void flush() {
    mishap.step();
    isFlushed = true;
  }

  @Override
  public void decision(Decision decision) {
    mishap.step();
    isFlushed = false;
    decisions.add(decision);
  }

  @Override
  public void outcome(Outcome outcome) {
    mishap.step();
    outcomes.add(outcome);
    if (outcome.status() == Outcome.Status.DONE) {
      mishap.reach("JOURNALED " + outcome.kind());
    }
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

  @Override
  public void watched(WatchedEvent event) {
    mishap.step();
    watched.put(event.event().place(), event);
    watchedWrites++;
  }

  @Override
  public void unwatched(String place) {
    mishap.step();
    watched.remove(place);
    watchedWrites++;
  }

  public List<String> statuses() {
    return outcomes.stream().map(o -> o.kind() + " " + o.status()).toList();
  }
}
