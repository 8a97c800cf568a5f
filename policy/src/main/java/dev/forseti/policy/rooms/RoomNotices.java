package dev.forseti.policy.rooms;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says something in rooms, as a notice: bots leave notices of each other alone. Of what nobody
 * asked for a room hears so much a minute and no more.
 */
public final class RoomNotices {
  private static final int MOST_IN_A_ROOM = 30;
  private static final int LONGEST = 6_000;
  private static final int MOST_KNOWN = 10_000;

  private final HomeserverClient homeserver;
  private final RoomCalls calls;
  private final Count count;
  private final MinuteBudget budget = new MinuteBudget();
  private final Set<String> saidToday = new HashSet<>();
  private long today;

  /** Counts what came of what was to be said. */
  @FunctionalInterface
  public interface Count {
    /**
     * Once more.
     *
     * @param what always {@code notice}
     * @param result done, refused or left_out
     */
    void count(String what, String result);
  }

  /** Nothing was said yet. */
  public RoomNotices(HomeserverClient homeserver, RoomCalls calls, Count count) {
    this.homeserver = homeserver;
    this.calls = calls;
    this.count = count;
  }

  /** Answers an event of somebody who may be answered. */
  public void answer(RoomId room, EventId event, String text) {
    send(room, "forseti-answer-" + event, text, event);
  }

  /** Says what an event led to that was no question. */
  public void about(RoomId room, EventId event, String text, Instant now) {
    if (budget.spend(room.value(), MOST_IN_A_ROOM, now)) {
      send(room, "forseti-about-" + event, text, null);
    } else {
      count.count("notice", "left_out");
    }
  }

  /** Says what nobody asked for. */
  public void news(RoomId room, String text, Instant now) {
    send(room, "forseti-news-%d-%x".formatted(now.toEpochMilli(), text.hashCode()), text, null);
  }

  /** Says something that is said once a day at most in the same words. */
  public void daily(RoomId room, String text, Instant now) {
    long day = now.getEpochSecond() / Duration.ofDays(1).toSeconds();
    if (day != today) {
      today = day;
      saidToday.clear();
    }
    String what = room + "\n" + text;
    if (saidToday.contains(what) || saidToday.size() >= MOST_KNOWN) {
      return;
    }
    if (budget.spend(room.value(), MOST_IN_A_ROOM, now)) {
      saidToday.add(what);
      send(room, "forseti-%d-%x".formatted(day, text.hashCode()), text, null);
    } else {
      count.count("notice", "left_out");
    }
  }

  private void send(RoomId room, String transaction, String text, @Nullable EventId to) {
    Map<String, Json> content = new LinkedHashMap<>();
    content.put("msgtype", new Json.Str("m.notice"));
    content.put("body", new Json.Str(ShortText.of(text, LONGEST)));
    content.put("m.mentions", Json.Obj.EMPTY); // who is named is not called
    if (to != null) {
      Json.Obj event = new Json.Obj(Map.of("event_id", new Json.Str(to.value())));
      content.put("m.relates_to", new Json.Obj(Map.of("m.in_reply_to", event)));
    }
    calls.askSoon(
        room,
        () -> homeserver.send(room, "m.room.message", transaction, new Json.Obj(content)),
        answer -> count.count("notice", answer instanceof Response.Done<?> ? "done" : "refused"));
  }
}
