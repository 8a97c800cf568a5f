package dev.forseti.standalone.demo;

import dev.forseti.model.EventId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When each event was handed over. */
final class SentEvents {
  private final Map<EventId, Instant> times = new ConcurrentHashMap<>();

  void sent(EventId event, Instant at) {
    times.put(event, at);
  }

  Optional<Instant> when(EventId event) {
    return Optional.ofNullable(times.get(event));
  }
}
