package dev.forseti.policy;

import dev.forseti.policy.enforce.BackgroundCalls;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.publish.PolicyRoomState;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads the policy room back as a whole, beside the thread that owns the state: strangers who crowd
 * the room can make that take as long as they like, and nothing waits for it.
 */
final class ReadBack {
  /** After so long a reading is no usual one. */
  private static final Duration LATE = Duration.ofMinutes(5);

  private static final String MEMBER = "m.room.member";

  private final HomeserverClient homeserver;
  private final PolicyRoomState room;
  private final ReadBackTroubles troubles;
  private final Crowd crowd = new Crowd();
  private final BackgroundCalls<Reading, Response<List<StateEvent>>> calls;
  private Reading newest = new Reading(Instant.MIN);
  private Recheck next = Recheck.NOTHING;

  /** Who is to be looked at again. */
  enum Recheck {
    /** Nobody. */
    NOTHING,
    /** Those about whom a moderator decided: they do not wait for the end of the reading. */
    DECIDED,
    /** All. */
    ALL
  }

  /** One reading, and how many members it has come across. */
  private record Reading(Instant begun, AtomicInteger members) {
    Reading(Instant begun) {
      this(begun, new AtomicInteger());
    }

    boolean needs(String type) {
      if (type.equals(MEMBER)) {
        members.incrementAndGet();
      }
      return PolicyRoomState.needs(type);
    }
  }

  /**
   * Nothing was read yet.
   *
   * @param executor where the homeserver is asked
   */
  ReadBack(
      HomeserverClient homeserver,
      PolicyRoomState room,
      ReadBackTroubles troubles,
      Executor executor) {
    this.homeserver = homeserver;
    this.room = room;
    this.troubles = troubles;
    this.calls = new BackgroundCalls<>(executor, 1);
  }

  /**
   * Reads the room. While the reading before has not ended, all are looked at by what is known, and
   * when it is late, that is doubted.
   */
  void begin(Instant now) {
    if (calls.free() == 0) {
      next = Recheck.ALL;
      Duration since = Duration.between(newest.begun(), now);
      if (since.compareTo(LATE) >= 0) {
        failed("it has not ended for " + since.toMinutes() + " minutes", newest);
      }
      return;
    }
    Reading reading = new Reading(now);
    newest = reading;
    next = room.isWhole() ? Recheck.NOTHING : Recheck.DECIDED;
    room.beginReading();
    calls.start(reading, () -> homeserver.state(room.id(), reading::needs));
  }

  /** Takes in what was read; who is to be looked at again after that, or after it began. */
  Recheck record() {
    for (var each : calls.takeFinished()) {
      if (each.result() instanceof Response.Done<List<StateEvent>>(List<StateEvent> events)) {
        room.replace(events);
        troubles.wasRead();
        int members = each.key().members().get();
        troubles.crowd(crowd.isSudden(members), members);
      } else {
        failed(each.result().why(), each.key());
      }
      next = Recheck.ALL;
    }
    Recheck now = next;
    next = Recheck.NOTHING;
    return now;
  }

  private void failed(String why, Reading reading) {
    room.doubt();
    troubles.cannotBeRead(why, reading.members().get());
  }
}
