package dev.forseti.ingest.clock;

import dev.forseti.model.RoomEvent;
import dev.forseti.model.ServerName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When events happened, as far as the tap can know: in which moment they count. Mostly that is when
 * they came. After an outage they come all at once; then it is when they were sent.
 *
 * <p>Whether the tap is late is told by our own homeserver, whose clock is trusted: events of its
 * users that come late show by how much everything is. Then others' claims are believed too, but
 * only between the events of our own that stand before and after them, and never further back than
 * the tap is late. While our own events come in time, an event of another server counts when it
 * came, whatever it claims.
 *
 * @param home our own homeserver; null when it is not known, and then all count when they come
 * @param reached the newest time that our own homeserver has told
 * @param late by how much its newest event was late; zero for not
 */
public record TapClock(@Nullable ServerName home, Instant reached, Duration late) {
  /** An event that is not older than that is in time: clocks differ, and transactions wait. */
  static final Duration IN_TIME = Duration.ofMinutes(1);

  /**
   * A batch and the clock after it.
   *
   * @param events the same events, each with the time that it counts in
   */
  public record Told(List<RoomEvent> events, TapClock after) {
    public Told {
      events = List.copyOf(events);
    }
  }

  /** The clock of a tap that has seen nothing yet. */
  public static TapClock of(@Nullable ServerName home) {
    return new TapClock(home, Instant.EPOCH, Duration.ZERO);
  }

  /** Tells the time of the events of a batch, in the order of the tap. */
  public Told tell(List<RoomEvent> batch) {
    if (home == null) {
      return new Told(batch, this);
    }
    @Nullable Instant[] bounds = nextOwn(batch);
    List<RoomEvent> told = new ArrayList<>(batch.size());
    TapClock now = this;
    for (int i = 0; i < bounds.length; i++) {
      RoomEvent event = batch.get(i);
      if (now.isOwn(event)) {
        now = now.after(event);
        told.add(event.countedAt(now.late.isZero() ? event.receivedAt() : now.reached));
      } else {
        told.add(event.countedAt(now.of(event, bounds[i])));
      }
    }
    return new Told(told, now);
  }

  private boolean isOwn(RoomEvent event) {
    return event.originServer().equals(home);
  }

  /** For each event when the next one of our own in the batch was sent; null for none. */
  private @Nullable Instant[] nextOwn(List<RoomEvent> batch) {
    @Nullable Instant[] bounds = new Instant[batch.size()];
    Instant next = null;
    for (int i = bounds.length - 1; i >= 0; i--) {
      bounds[i] = next;
      next = isOwn(batch.get(i)) ? batch.get(i).sentAt() : next;
    }
    return bounds;
  }

  /** An own event never goes back: a bridge may give its ghosts' events the time of long ago. */
  private TapClock after(RoomEvent own) {
    Instant at = between(own.sentAt(), reached, own.receivedAt());
    Duration behind = Duration.between(at, own.receivedAt());
    return behind.compareTo(IN_TIME) <= 0
        ? new TapClock(home, own.receivedAt(), Duration.ZERO)
        : new TapClock(home, at, behind);
  }

  /** When an event of another server counts. */
  private Instant of(RoomEvent event, @Nullable Instant nextOwn) {
    Instant received = event.receivedAt();
    if (nextOwn != null && nextOwn.plus(IN_TIME).isBefore(received)) {
      return between(event.sentAt(), isNew() ? nextOwn : reached, nextOwn);
    }
    if (late.isZero()) {
      return received;
    }
    Instant earliest = received.minus(late);
    return between(event.sentAt(), earliest.isAfter(reached) ? earliest : reached, received);
  }

  private boolean isNew() {
    return reached.equals(Instant.EPOCH);
  }

  /** The moment, or the end of the span that is nearest; the earlier end if that is not before. */
  private static Instant between(Instant moment, Instant from, Instant until) {
    Instant most = moment.isAfter(until) ? until : moment;
    return most.isBefore(from) ? from : most;
  }
}
