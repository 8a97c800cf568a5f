package dev.forseti.ingest;

import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.TapPosition;
import java.util.List;
import java.util.Optional;

/** Where events go, with the position of the tap that delivered them. Safe for many threads. */
public interface EventLog extends AutoCloseable {
  /**
   * Stores all of it or nothing. When it returns, a crash loses none of it.
   *
   * @throws EventLogUnavailable when nothing was stored, or when that cannot be known; the same
   *     call may be made again
   */
  void append(List<RoomEvent> events, List<Malformed> malformed, TapPosition position);

  /**
   * The newest position of the tap; none before its first append.
   *
   * @throws EventLogUnavailable when it cannot be read
   */
  Optional<TapPosition> lastPosition(String tap);

  /**
   * The newest events, oldest first, at most {@code limit}; near the limit it may miss some, since
   * the order between rooms is not kept.
   *
   * @throws EventLogUnavailable when they cannot be read
   */
  List<SeenEvent> recentEvents(int limit);

  @Override
  void close();
}
