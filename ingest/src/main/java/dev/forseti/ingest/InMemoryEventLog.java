package dev.forseti.ingest;

import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.TapPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log in this process's memory, for tests and for scoring a file; it forgets nothing. */
public final class InMemoryEventLog implements EventLog {
  private final List<RoomEvent> events = new ArrayList<>();
  private final List<Malformed> malformed = new ArrayList<>();
  private final Map<String, TapPosition> positions = new HashMap<>();

  @Override
  public synchronized void append(
      List<RoomEvent> newEvents, List<Malformed> newMalformed, TapPosition position) {
    events.addAll(newEvents);
    malformed.addAll(newMalformed);
    positions.put(position.tap(), position);
  }

  @Override
  public synchronized Optional<TapPosition> lastPosition(String tap) {
    return Optional.ofNullable(positions.get(tap));
  }

  @Override
  public synchronized List<SeenEvent> recentEvents(int limit) {
    return events.subList(Math.max(0, events.size() - limit), events.size()).stream()
        .map(SeenEvent::of)
        .toList();
  }

  /** All events, in the order of their appends. */
  public synchronized List<RoomEvent> events() {
    return List.copyOf(events);
  }

  /** All malformed input, in the order of its appends. */
  public synchronized List<Malformed> malformed() {
    return List.copyOf(malformed);
  }

  @Override
  public void close() {}
}
