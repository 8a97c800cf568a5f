package dev.forseti.demo.observe;

import dev.forseti.model.EventId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When each event was handed over. */
public final class SendTimes {
  private final Map<EventId, Instant> times = new ConcurrentHashMap<>();

  /** The event was handed over. */
  public void sent(EventId event, Instant at) {
    times.put(event, at);
  }

  /** Empty for an event of somebody else. */
  public Optional<Instant> when(EventId event) {
    return Optional.ofNullable(times.get(event));
  }
}
