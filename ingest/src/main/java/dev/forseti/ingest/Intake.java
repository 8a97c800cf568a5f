package dev.forseti.ingest;

import dev.forseti.ingest.clock.TapClock;
import dev.forseti.ingest.matrix.Decoded;
import dev.forseti.ingest.matrix.MalformedFactory;
import dev.forseti.ingest.matrix.MatrixEventDecoder;
import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Malformed;
import dev.forseti.model.Malformed.Reason;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.TapPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes one tap's batches into the log: decodes each event, drops duplicates, stores the rest with
 * the position, and counts only then. What is malformed and has a sender is stored as an event too,
 * without its content, so that scoring sees it. Batches go one after the other; safe for many
 * threads.
 */
public final class Intake {
  /** How many events are remembered, in this process and from the log at start. */
  public static final int REMEMBERED_EVENTS = 100_000;

  private static final int REMEMBERED_BATCHES = 1_000;

  private final String tap;
  private final EventLog log;
  private final IngestMetrics metrics;
  private final ReentrantLock oneBatch = new ReentrantLock();
  private final RecentlySeen<EventId, SeenEvent> events = new RecentlySeen<>(REMEMBERED_EVENTS);
  private final RecentlySeen<String, Boolean> batches = new RecentlySeen<>(REMEMBERED_BATCHES);
  private TapClock clock;
  private boolean mayHaveMissedSome;

  /**
   * An intake that knows what the log already holds.
   *
   * @throws EventLogUnavailable when the log cannot be read
   */
  public Intake(String tap, EventLog log, IngestMetrics metrics) {
    this(tap, log, metrics, TapClock.of(null));
  }

  /**
   * The same with a clock that knows our own homeserver.
   *
   * @throws EventLogUnavailable when the log cannot be read
   */
  public Intake(String tap, EventLog log, IngestMetrics metrics, TapClock clock) {
    this.clock = clock;
    this.tap = tap;
    this.log = log;
    this.metrics = metrics;
    remember();
  }

  private void remember() {
    log.recentEvents(REMEMBERED_EVENTS).forEach(this::remember);
    log.lastPosition(tap).ifPresent(last -> batches.put(last.position(), true));
    mayHaveMissedSome = false;
  }

  private void knowTheLog() {
    try {
      if (mayHaveMissedSome) {
        remember();
      }
    } catch (EventLogUnavailable unavailable) {
      metrics.appendFailed();
      throw unavailable;
    }
  }

  private void remember(SeenEvent event) {
    Set<EventFlag> known = events.get(event.id()).map(SeenEvent::flags).orElse(Set.of());
    events.put(event.id(), new SeenEvent(event.id(), event.unitedWith(known)));
  }

  /**
   * One piece of input.
   *
   * @param utf8 the text of one event
   * @param position where it is in the input of the tap; the same for the same input
   * @param receivedAt when it counts as received
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Item(byte[] utf8, String position, Instant receivedAt) {}

  /**
   * Takes a batch in, each piece by itself. When it returns, all of it is stored or was before.
   *
   * @param position of the batch's end, where a later start goes on
   * @throws EventLogUnavailable when nothing was taken; the same batch may be tried again
   */
  public void take(String position, Instant at, List<Item> items) {
    oneBatch.lock();
    try {
      knowTheLog();
      store(position, at, items);
    } finally {
      oneBatch.unlock();
    }
  }

  /**
   * Takes a batch in that its sender repeats until it is answered.
   *
   * @param identity of the batch, and its position; another with the same one is a duplicate as a
   *     whole
   * @throws EventLogUnavailable when nothing was taken; the same batch may be tried again
   */
  public void takeOnce(String identity, Instant at, List<Item> items) {
    oneBatch.lock();
    try {
      knowTheLog();
      if (batches.get(identity).isPresent()) {
        metrics.taken(0, List.of(), items.size(), 0);
      } else {
        store(identity, at, items);
      }
    } finally {
      oneBatch.unlock();
    }
  }

  /**
   * Stores a whole batch as malformed, since its events cannot be told apart; it counts as one
   * piece.
   *
   * @throws EventLogUnavailable when it was not stored; it may be tried again
   */
  public void takeMalformed(
      String position, Instant at, byte[] text, Reason reason, String detail) {
    oneBatch.lock();
    try {
      Malformed whole = MalformedFactory.of(reason, detail, text, tap, position, at);
      append(List.of(), List.of(whole), position, at);
      metrics.taken(0, List.of(whole), 0, 0);
    } finally {
      oneBatch.unlock();
    }
  }

  private void store(String position, Instant at, List<Item> items) {
    Map<EventId, RoomEvent> stored = new LinkedHashMap<>();
    List<Malformed> malformed = new ArrayList<>();
    Set<EventId> fresh = new HashSet<>();
    int decoded = 0;
    for (Item item : items) {
      switch (MatrixEventDecoder.decode(item.utf8(), tap, item.position(), item.receivedAt())) {
        case Decoded.Refused refused -> {
          malformed.add(refused.malformed());
          RoomEvent shell = refused.shell();
          if (shell != null && isNew(shell, stored)) {
            fresh.add(shell.eventId());
          }
        }
        case Decoded.Event is -> {
          if (isNew(is.event(), stored)) {
            fresh.add(is.event().eventId());
            decoded++;
          }
        }
      }
    }
    TapClock.Told told = clock.tell(List.copyOf(stored.values()));
    append(told.events(), malformed, position, at);
    clock = told.after();
    stored.values().forEach(event -> events.put(event.eventId(), SeenEvent.of(event)));
    int duplicates = items.size() - decoded - malformed.size();
    metrics.taken(decoded, malformed, duplicates, stored.size() - fresh.size());
  }

  private void append(
      List<RoomEvent> events, List<Malformed> malformed, String position, Instant at) {
    try {
      log.append(events, malformed, new TapPosition(tap, position, at));
      batches.put(position, true);
    } catch (EventLogUnavailable unavailable) {
      mayHaveMissedSome = true; // a commit whose answer was lost did happen
      metrics.appendFailed();
      throw unavailable;
    }
  }

  /**
   * Adds the event to those to be stored if it is new. A duplicate with flags that were not known
   * is stored once more under its id, with all flags; it still counts as a duplicate. The first
   * copy that can be read is new also when one was known that could not.
   */
  private boolean isNew(RoomEvent event, Map<EventId, RoomEvent> stored) {
    EventId id = event.eventId();
    RoomEvent here = stored.get(id);
    SeenEvent known = here == null ? events.get(id).orElse(null) : SeenEvent.of(here);
    if (known == null || (known.isUnreadable() && !SeenEvent.of(event).isUnreadable())) {
      stored.put(id, event);
      return true;
    }
    Set<EventFlag> united = known.unitedWith(event.flags());
    if (!united.equals(known.flags())) {
      stored.put(id, (here == null ? event : here).withFlags(united));
    }
    return false;
  }
}
