package dev.forseti.policy.filter;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says something in rooms, as a notice: bots leave notices of each other alone. A room hears so
 * much a minute and no more, and one who is there is answered less often than that.
 */
final class RoomNotices {
  private static final Duration WITHIN = Duration.ofMinutes(1);
  private static final int MOST_IN_A_ROOM = 30;
  private static final int MOST_FOR_ONE = 6;
  private static final int LONGEST = 2_000;
  private static final int MOST_KNOWN = 10_000;

  private final HomeserverClient homeserver;
  private final RoomCalls calls;
  private final FilterTallies tallies;
  private final Map<String, ArrayDeque<Instant>> said = new HashMap<>();

  RoomNotices(HomeserverClient homeserver, RoomCalls calls, FilterTallies tallies) {
    this.homeserver = homeserver;
    this.calls = calls;
    this.tallies = tallies;
  }

  /** Whether the user may be answered now in the room; then one answer of theirs is spent. */
  boolean mayAnswer(RoomId room, UserId user, Instant now) {
    return spend(room + "\n" + user, MOST_FOR_ONE, now);
  }

  private boolean spend(String what, int most, Instant now) {
    if (said.size() > MOST_KNOWN) {
      said.values().removeIf(times -> times.isEmpty() || isOver(times.getLast(), now));
    }
    ArrayDeque<Instant> times = said.computeIfAbsent(what, w -> new ArrayDeque<>());
    times.removeIf(at -> isOver(at, now));
    if (times.size() >= most) {
      return false;
    }
    times.addLast(now);
    return true;
  }

  /** A clock that was set back ends it too. */
  private static boolean isOver(Instant at, Instant now) {
    return !at.isAfter(now.minus(WITHIN)) || at.isAfter(now);
  }

  /** Answers an event. */
  void answer(RoomId room, EventId event, String text, Instant now) {
    say(room, "forseti-answer-" + event, text, event, now);
  }

  /** Says what an event led to that was no question. */
  void about(RoomId room, EventId event, String text, Instant now) {
    say(room, "forseti-about-" + event, text, null, now);
  }

  /** Says something that is told once a day at most. */
  void daily(RoomId room, String what, String text, Instant now) {
    long day = now.getEpochSecond() / Duration.ofDays(1).toSeconds();
    say(room, "forseti-" + what + "-" + day, text, null, now);
  }

  private void say(
      RoomId room, String transaction, String text, @Nullable EventId to, Instant now) {
    if (!spend(room.value(), MOST_IN_A_ROOM, now)) {
      tallies.count("notice", "left_out");
      return;
    }
    Map<String, Json> content = new LinkedHashMap<>();
    content.put("msgtype", new Json.Str("m.notice"));
    content.put("body", new Json.Str(FilterText.cut(text, LONGEST)));
    if (to != null) {
      Json.Obj event = new Json.Obj(Map.of("event_id", new Json.Str(to.value())));
      content.put("m.relates_to", new Json.Obj(Map.of("m.in_reply_to", event)));
    }
    calls.askSoon(
        room,
        () -> homeserver.send(room, "m.room.message", transaction, new Json.Obj(content)),
        answer -> tallies.count("notice", answer instanceof Response.Done<?> ? "done" : "refused"));
  }
}
