package dev.forseti.benchmarks;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Talk of many senders in many rooms, with joins, links, mentions and now and then a wave of copied
 * texts; about 30 events a second of their own time. The same seed makes the same events.
 */
final class MadeEvents {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int SENDERS = 10_000;
  private static final int ROOMS = 500;
  private static final int WORDS = 4_000;

  private final Random random;
  private int made;

  MadeEvents(long seed) {
    random = new Random(seed);
  }

  /** That many events, made one by one as they are asked for. */
  static Iterator<RoomEvent> of(int count) {
    var made = new MadeEvents(1);
    return Stream.generate(made::next).limit(count).iterator();
  }

  RoomEvent next() {
    int number = made++;
    int kind = random.nextInt(100);
    int user = skewed(SENDERS);
    String sender = "@user" + user + ":s" + user % 40 + ".example";
    if (kind < 6) {
      Json.Obj join = new Json.Obj(Map.of("membership", new Json.Str("join")));
      return event(number, sender, "m.room.member", sender, join);
    }
    if (kind < 8) {
      sender = "@new" + number / 400 + "x" + random.nextInt(8) + ":late.example";
      return message(
          number, sender, "limited offer for everybody here write to me " + number / 400);
    }
    if (kind < 14) {
      String host = "https://site" + random.nextInt(300) + ".example/";
      return message(number, sender, sentence(6) + host + number + " " + sentence(3));
    }
    return message(number, sender, sentence(4 + random.nextInt(14)));
  }

  private RoomEvent message(int number, String sender, String text) {
    Map<String, Json> content = new LinkedHashMap<>();
    content.put("msgtype", new Json.Str("m.text"));
    content.put("body", new Json.Str(text));
    content.put("m.mentions", Json.Obj.EMPTY);
    return event(number, sender, "m.room.message", null, new Json.Obj(content));
  }

  private RoomEvent event(
      int number,
      String sender,
      String type,
      @org.jspecify.annotations.Nullable String stateKey,
      Json.Obj content) {
    Instant at = START.plusMillis(33L * number);
    return new RoomEvent(
        new EventId("$made-event-with-an-id-as-long-as-a-real-one-" + number),
        new RoomId("!room" + skewed(ROOMS) + ":one.example"),
        type,
        stateKey,
        new UserId(sender),
        at.minusMillis(40),
        at,
        content,
        null,
        "benchmark",
        Integer.toString(number),
        Set.of(),
        Json.Obj.EMPTY);
  }

  /** Few are busy, many are not. */
  private int skewed(int bound) {
    double share = random.nextDouble();
    return (int) (share * share * bound);
  }

  private String sentence(int words) {
    var text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(word(skewed(WORDS))).append(' ');
    }
    return text.toString();
  }

  /** One of the words, the low numbers most often. */
  static String word(int number) {
    return Integer.toString(number * 7_919 + 46_656, 36);
  }
}
