package dev.forseti.scoring;

import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Made-up events; the same seed makes the same ones. */
final class Events {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String[] WORDS = {
    "meeting", "tomorrow", "offer", "limited", "crypto", "release", "notes", "coffee", "invest",
    "profit", "garden", "music", "kernel", "telegram", "support", "wallet", "today", "thanks"
  };

  private Events() {}

  static RoomEvent message(String id, String room, String sender, long second, String text) {
    return event(
        id,
        room,
        sender,
        second,
        "m.room.message",
        null,
        new Json.Obj(Map.of("msgtype", new Json.Str("m.text"), "body", new Json.Str(text))));
  }

  private static RoomEvent event(
      String id,
      String room,
      String sender,
      long second,
      String type,
      @org.jspecify.annotations.Nullable String stateKey,
      Json.Obj content) {
    Instant at = START.plusSeconds(second);
    return new RoomEvent(
        new EventId("$" + id),
        new RoomId("!" + room + ":one.example"),
        type,
        stateKey,
        new UserId(sender),
        at,
        at,
        content,
        null,
        "test",
        id,
        Set.<EventFlag>of(),
        Json.Obj.EMPTY);
  }

  /**
   * Chatter of a few servers with waves of copied texts, link floods, joins and repetitions among
   * it, in the order of arrival; some events come twice.
   */
  static List<RoomEvent> stream(long seed, int count) {
    var random = new Random(seed);
    List<RoomEvent> events = new ArrayList<>();
    long second = 0;
    for (int i = 0; i < count; i++) {
      second += random.nextInt(4);
      String id = "e" + i;
      String room = "r" + random.nextInt(12);
      int kind = random.nextInt(20);
      if (kind < 12) {
        events.add(message(id, room, regular(random), second, sentence(random)));
      } else if (kind < 15) {
        events.add(
            message(
                id,
                room,
                spammer(random),
                second,
                "limited crypto offer for everybody here today write to me now " + (i / 400)));
      } else if (kind < 17) {
        events.add(
            message(
                id,
                room,
                spammer(random),
                second,
                "look https://win"
                    + random.nextInt(3)
                    + ".example/"
                    + i
                    + " and https://b.example/"));
      } else if (kind < 19) {
        String who = random.nextBoolean() ? regular(random) : spammer(random);
        events.add(
            event(
                id,
                room,
                who,
                second,
                "m.room.member",
                who,
                new Json.Obj(Map.of("membership", new Json.Str("join")))));
      } else if (!events.isEmpty()) {
        events.add(events.get(random.nextInt(events.size())));
      }
    }
    return events;
  }

  private static String regular(Random random) {
    return "@user" + random.nextInt(60) + ":" + (random.nextBoolean() ? "one" : "two") + ".example";
  }

  private static String spammer(Random random) {
    return "@buy" + random.nextInt(9) + ":evil.example";
  }

  private static String sentence(Random random) {
    var text = new StringBuilder();
    for (int i = 0, words = 3 + random.nextInt(9); i < words; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return text.toString();
  }
}
