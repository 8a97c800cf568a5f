package dev.forseti.ingest;

import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.TapPosition;
import java.util.List;
import java.util.Optional;

/** A log whose next append fails, before or after it has stored the batch. */
public final class FailingEventLog implements EventLog {
  /** What happens at the next append. */
  public enum Next {
    /** It works. */
    WORKS,
    /** Nothing is stored. */
    FAILS,
    /** A fault of ours: nothing is stored, and nobody expected it. */
    BREAKS,
    /** It is stored, but the answer is lost. */
    LOSES_ANSWER
  }

  private final InMemoryEventLog stored;
  private Next next = Next.WORKS;

  public FailingEventLog(InMemoryEventLog stored) {
    this.stored = stored;
  }

  public void next(Next what) {
    next = what;
  }

  @Override
  public void append(List<RoomEvent> events, List<Malformed> malformed, TapPosition position) {
    Next now = next;
    next = Next.WORKS;
    if (now == Next.BREAKS) {
      throw new IllegalStateException("as asked");
    }
    if (now != Next.FAILS) {
      stored.append(events, malformed, position);
    }
    if (now != Next.WORKS) {
      throw new EventLogUnavailable("as asked", new IllegalStateException());
    }
  }

  @Override
  public Optional<TapPosition> lastPosition(String tap) {
    return stored.lastPosition(tap);
  }

  @Override
  public List<SeenEvent> recentEvents(int limit) {
    return stored.recentEvents(limit);
  }

  @Override
  public void close() {}
}
