package dev.forseti.ingest;

import dev.forseti.ingest.matrix.Decoded;
import dev.forseti.ingest.matrix.MatrixEventDecoder;
import dev.forseti.model.EventId;
import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.TapPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way of one tap's batches into the log: decoded one by one, what came before dropped, stored
 * with the position, and only then counted. Batches go one after the other; safe for many threads.
 */
public final class Intake {
  /** How many events are remembered, in this process and from the log at start. */
  public static final int REMEMBERED_EVENTS = 100_000;

  private static final int REMEMBERED_BATCHES = 1_000;

  private final String tap;
  private final EventLog log;
  private final IngestMetrics metrics;
  private final ReentrantLock oneBatch = new ReentrantLock();
  private final RecentlySeen<EventId> events = new RecentlySeen<>(REMEMBERED_EVENTS);
  private final RecentlySeen<String> batches = new RecentlySeen<>(REMEMBERED_BATCHES);
  private boolean mayHaveMissedSome;

  /**
   * An intake that knows what the log already holds.
   *
   * @throws EventLogUnavailable when the log cannot be read
   */
  public Intake(String tap, EventLog log, IngestMetrics metrics) {
    this.tap = tap;
    this.log = log;
    this.metrics = metrics;
    remember();
  }

  private void remember() {
    log.recentEventIds(REMEMBERED_EVENTS).forEach(events::add);
    log.lastPosition(tap).ifPresent(last -> batches.add(last.position()));
    mayHaveMissedSome = false;
  }

  /**
   * One piece of input.
   *
   * @param utf8 the text of one event
   * @param position where it stands; the same for the same input
   * @param receivedAt when it counts as received
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Item(byte[] utf8, String position, Instant receivedAt) {}

  /**
   * Takes a batch in. When it returns, all of it is stored or was before.
   *
   * @param position of the batch; a batch with the same one is a duplicate as a whole
   * @throws EventLogUnavailable when nothing was taken; the same batch may be tried again
   */
  public void take(String position, Instant at, List<Item> items) {
    oneBatch.lock();
    try {
      if (mayHaveMissedSome) {
        remember();
      }
      if (batches.contains(position)) {
        metrics.taken(0, List.of(), items.size());
        return;
      }
      store(position, at, items);
    } finally {
      oneBatch.unlock();
    }
  }

  private void store(String position, Instant at, List<Item> items) {
    List<RoomEvent> fresh = new ArrayList<>();
    List<Malformed> malformed = new ArrayList<>();
    Set<EventId> here = new HashSet<>();
    for (Item item : items) {
      switch (MatrixEventDecoder.decode(item.utf8(), tap, item.position(), item.receivedAt())) {
        case Decoded.Refused refused -> malformed.add(refused.malformed());
        case Decoded.Event decoded -> {
          EventId id = decoded.event().eventId();
          if (!events.contains(id) && here.add(id)) {
            fresh.add(decoded.event());
          }
        }
      }
    }
    try {
      log.append(fresh, malformed, new TapPosition(tap, position, at));
    } catch (EventLogUnavailable unavailable) {
      mayHaveMissedSome = true; // a commit whose answer was lost did happen
      metrics.appendFailed();
      throw unavailable;
    }
    here.forEach(events::add);
    batches.add(position);
    metrics.taken(fresh.size(), malformed, items.size() - fresh.size() - malformed.size());
  }
}
