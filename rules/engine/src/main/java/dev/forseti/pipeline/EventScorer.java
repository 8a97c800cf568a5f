package dev.forseti.pipeline;

import dev.forseti.features.FeatureReader;
import dev.forseti.features.FeatureVector;
import dev.forseti.features.ProtectedRooms;
import dev.forseti.features.SenderHistory;
import dev.forseti.features.Unknown;
import dev.forseti.model.EventFlag;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.rules.counter.InMemoryCounters;
import dev.forseti.rules.eval.RuleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the signals of events in the order given; not thread-safe. */
public final class EventScorer {
  private static final int SWEEP = 16_384;
  private RuleSet rules;
  private FeatureVector values;
  private final ProtectedRooms rooms;
  private final InMemoryCounters counters = new InMemoryCounters();
  private final Map<String, SenderHistory> senders = new HashMap<>();
  private final Map<String, Long> servers = new HashMap<>();
  private long accepted;
  private int sweepAt;

  /** A scorer that has seen nothing, where all rooms are protected. */
  public EventScorer(RuleSet rules) {
    this(rules, ProtectedRooms.ALL);
  }

  /** A scorer that has seen nothing, where those rooms are protected. */
  public EventScorer(RuleSet rules, ProtectedRooms rooms) {
    this.rules = rules;
    this.rooms = rooms;
    this.values = rules.newVector();
  }

  /** Goes on with other rules; counters of the same meaning keep their state. */
  public void replace(RuleSet other) {
    rules = other;
    values = other.newVector();
  }

  /** Sets what is known of a sender from before. */
  public void know(String sender, SenderHistory history) {
    senders.put(sender, history);
  }

  /** The values of the event that was scored last; those of the next one take their place. */
  public FeatureVector values() {
    return values;
  }

  /** Scores one event. */
  public List<Signal> accept(RoomEvent event) {
    long now = event.countedAt().toEpochMilli();
    long since = event.flags().contains(EventFlag.BACKFILLED) ? Unknown.LONG : now;
    String name = event.sender().value();
    boolean isProtected = rooms.contains(event.roomId());
    SenderHistory known = senders.get(name);
    SenderHistory sender = SenderHistory.seen(known, since, isProtected);
    long server = servers.computeIfAbsent(event.originServer().value(), unused -> since);
    values.clear();
    FeatureReader.read(event, sender, server, rooms, values);
    rules.count(event, values, counters);
    List<Signal> signals = rules.signals(event, values);
    if (FeatureReader.isMessage(event)) {
      senders.put(name, sender.withMessage(event.roomId().value(), isProtected));
    } else if (SenderHistory.isNews(known, isProtected)) {
      senders.put(name, sender);
    }
    if (++accepted % SWEEP == 0 && counters.size() >= sweepAt) {
      counters.expire(now);
      sweepAt = 2 * counters.size(); // what a sweep costs is shared by as many new keys
    }
    return signals;
  }
}
