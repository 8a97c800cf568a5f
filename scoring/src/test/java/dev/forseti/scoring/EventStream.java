package dev.forseti.scoring;

import static dev.forseti.scoring.Events.event;
import static dev.forseti.scoring.Events.message;
import static dev.forseti.scoring.Events.text;

import dev.forseti.model.EventFlag;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Some weeks of a few dozen rooms: joins, talk, bots, edits, encrypted and backfilled events, waves
 * of copied texts, links and mentions by new accounts, and copies of events from a second tap. The
 * same seed makes the same stream.
 */
final class EventStream {
  private static final String[] WORDS = {
    "meeting", "tomorrow", "offer", "limited", "crypto", "release", "notes", "coffee", "invest",
    "profit", "garden", "music", "kernel", "telegram", "support", "wallet", "today", "thanks",
    "größe", "спасибо", "𝖋𝖗𝖊𝖊", "c\u200Boin"
  };

  private final Random random;
  private final List<RoomEvent> events;
  private long second;
  private int wave;

  private EventStream(long seed, int count) {
    random = new Random(seed);
    events = new ArrayList<>(count);
    while (events.size() < count) {
      second += random.nextInt(40) == 0 ? random.nextInt(3_600) : random.nextInt(4);
      if (random.nextInt(700) == 0) {
        wave++;
      }
      add("e" + events.size(), random.nextInt(100));
    }
  }

  static List<RoomEvent> of(long seed, int count) {
    return List.copyOf(new EventStream(seed, count).events);
  }

  private void add(String id, int kind) {
    String room = "r" + random.nextInt(wave % 5 == 0 ? 3 : 40);
    String who = regular();
    if (kind < 52) {
      events.add(message(id, room, who, second, sentence()));
    } else if (kind < 58) {
      String bot = "@bot" + random.nextInt(4) + ":one.example";
      events.add(message(id, room, bot, second, "built https://ci.example/" + id));
    } else if (kind < 68) {
      events.add(message(id, room, spammer(), second, attack(id)));
    } else if (kind < 76) {
      String joins = random.nextInt(3) == 0 ? spammer() : who;
      var member = new Json.Obj(Map.of("membership", new Json.Str("join")));
      events.add(event(id, room, joins, second, "m.room.member", joins, member, Set.of()));
    } else if (kind < 82) {
      var edit = edit("edited " + sentence());
      events.add(event(id, room, who, second, "m.room.message", null, edit, Set.of()));
    } else if (kind < 92) {
      var sealed = new Json.Obj(Map.of("ciphertext", new Json.Str("x")));
      Set<EventFlag> flags = Set.of(EventFlag.ENCRYPTED);
      events.add(event(id, room, who, second, "m.room.encrypted", null, sealed, flags));
    } else if (kind < 94) {
      Set<EventFlag> flags = Set.of(EventFlag.BACKFILLED);
      events.add(event(id, room, who, second, "m.room.message", null, text("old"), flags));
    } else if (!events.isEmpty()) {
      RoomEvent again = events.get(Math.max(0, events.size() - 1 - random.nextInt(500)));
      events.add(again.withFlags(Set.of(EventFlag.SOFT_FAILED)));
    }
  }

  private String attack(String id) {
    return switch (wave % 3) {
      case 0 -> "limited crypto offer for everybody here today write to me now " + wave;
      case 1 -> "look https://win" + wave % 7 + ".example/" + id + " and https://b.example/";
      default -> "@user1 @user2 @user3 " + sentence();
    };
  }

  private static Json.Obj edit(String text) {
    return new Json.Obj(
        Map.of(
            "msgtype", new Json.Str("m.text"),
            "body", new Json.Str("* " + text),
            "m.new_content", text(text),
            "m.relates_to",
                new Json.Obj(
                    Map.of(
                        "rel_type", new Json.Str("m.replace"), "event_id", new Json.Str("$e")))));
  }

  private String regular() {
    int number = random.nextInt(random.nextInt(3) == 0 ? 3_000 : 90);
    return "@user" + number + ":" + (number % 2 == 0 ? "one" : "s" + number % 11) + ".example";
  }

  private String spammer() {
    return "@buy" + wave + "x" + random.nextInt(6) + ":evil" + wave % 4 + ".example";
  }

  private String sentence() {
    var text = new StringBuilder();
    for (int i = 0, words = 3 + random.nextInt(9); i < words; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return text.toString();
  }
}
