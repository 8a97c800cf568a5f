package dev.forseti.policy.filter;

import dev.forseti.model.RoomId;
import dev.forseti.policy.rooms.RoomNotices;
import dev.forseti.runtime.http.Response;
import java.time.Instant;

/** Counts what came of the actions of filters, and says in a room what cannot be done there. */
final class ActionResults {
  private final FilterTallies tallies;
  private final RoomNotices notices;

  ActionResults(FilterTallies tallies, RoomNotices notices) {
    this.tallies = tallies;
    this.notices = notices;
  }

  /** What the filter of a room has done. */
  RoomTally of(RoomId room) {
    return tallies.of(room);
  }

  /** Takes an answer in; whether it was done. */
  boolean count(FilteredRoom room, RoomId id, Response<?> answer, String what, Instant now) {
    if (answer instanceof Response.Done<?>) {
      tallies.count(what, "done");
      return true;
    }
    notDone(room, id, what, now);
    return false;
  }

  /** Too much waits in the room. */
  void leftOut(String what) {
    tallies.count(what, "left_out");
  }

  /** It was refused, or power is missing: that is said in the room, once a day. */
  void notDone(FilteredRoom room, RoomId id, String what, Instant now) {
    RoomTally tally = tallies.of(id);
    tally.notDone++;
    tallies.count(what, "refused");
    FilterText.missingPower(room.filter(), room.power(), room.self())
        .ifPresent(missing -> notices.daily(id, missing, now));
  }
}
