package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Four times as much of any text takes about four times as long to read, never sixteen times: one
 * message of a stranger must not hold up everybody else.
 */
class LinearTimeTest {
  private static final int SHORT = 16_000;
  private static final int LONG = 4 * SHORT;
  private static final long SLACK_NANOS = 10_000_000;
  private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0301|\u0323",
        "\u0301\u00AD|\u0323\u200B",
        "http://a |http://a.",
        "a://|/://",
        "http://a.b/|?http://",
        "http://a.b/|@",
        "www.|www.a",
        "http://[|]",
        "a|9",
        "\u0430a|\u0430",
        "?|?a",
        "a.zz/|=a.zz/",
        "a.|com ",
        "@a:|b.c",
        "#a:b|@",
        "matrix:u/|matrix.to/#/%40a%3A",
      })
  void aTextOfTwoHalvesIsReadInLinearTime(String halves) {
    int bar = halves.indexOf('|');
    String first = halves.substring(0, bar);
    String second = halves.substring(bar + 1);

    assertLinear(length -> message(half(first, length) + half(second, length) + "/x"));
  }

  @Test
  void oneLongAddressIsReadInLinearTime() {
    assertLinear(length -> message("http://a" + ".".repeat(length) + "/x"));
    assertLinear(length -> message("a://" + half("/://", 2 * length)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<|a",
        "<a href='|>",
        "<!--|-",
        "<mx-reply>|</mx-reply",
        "&|&#x",
        "<a href=https://a.b/>|<a href=\"https://matrix.to/#/@a:b.c\">",
        "<a a=|=",
        "<pre>|<br>",
      })
  void htmlOfTwoHalvesIsReadInLinearTime(String halves) {
    int bar = halves.indexOf('|');
    String first = halves.substring(0, bar);
    String second = halves.substring(bar + 1);

    assertLinear(
        length ->
            event(
                "m.room.message",
                Map.of(
                    "body", new Json.Str("x"),
                    "format", new Json.Str("org.matrix.custom.html"),
                    "formatted_body",
                        new Json.Str(half(first, length) + half(second, length) + "x"))));
  }

  @Test
  void aDisplayNameIsReadInLinearTime() {
    assertLinear(
        length ->
            event(
                "m.room.member",
                Map.of(
                    "displayname", new Json.Str(half("\u0301", length) + half("\u0323", length)))));
  }

  /** Of one letter again and again, each place looks like the beginning of each name. */
  @Test
  void mentionsAreLookedForInHostileTextsAsQuicklyAsInOthers() {
    long others = leastNanos(mentions("words and more words ".repeat(LONG / 21)));
    long hostile = leastNanos(mentions("a".repeat(LONG)));

    assertThat(hostile).isLessThan(8 * others + SLACK_NANOS);
  }

  private static RoomEvent mentions(String body) {
    List<Json> users = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      users.add(new Json.Str("@" + "a".repeat(200 - i % 100) + "b" + i + ":one.example"));
    }
    return event(
        "m.room.message",
        Map.of(
            "body",
            new Json.Str(body),
            "m.mentions",
            new Json.Obj(Map.of("user_ids", new Json.Arr(users)))));
  }

  @Test
  void theTextOfOneMentionIsFoundWhereverItStands() {
    Random random = new Random(9);
    for (int i = 0; i < 20_000; i++) {
      String text = letters(random, random.nextInt(12));
      String part = letters(random, random.nextInt(5));

      assertThat(MentionFeatures.contains(text, part))
          .as("%s in %s", part, text)
          .isEqualTo(text.contains(part));
    }
  }

  /** Texts of a short piece again and again, of signs that readers of links look for. */
  @Test
  void whateverIsRepeatedIsReadInLinearTime() {
    Random random = new Random(10);
    List<String> signs =
        List.of("w", ".", ":", "/", "a", "@", "[", "]", "(", "://", "www.", "http");
    for (int i = 0; i < 60; i++) {
      StringBuilder piece = new StringBuilder();
      for (int j = random.nextInt(1, 7); j > 0; j--) {
        piece.append(signs.get(random.nextInt(signs.size())));
      }
      assertLinear(length -> message("a://b" + half(piece.toString(), 2 * length)));
    }
  }

  private static void assertLinear(java.util.function.IntFunction<RoomEvent> event) {
    long few = leastNanos(event.apply(SHORT));
    long many = leastNanos(event.apply(LONG));

    assertThat(many).isLessThan(8 * few + SLACK_NANOS);
  }

  /** Time of this thread alone, so that what else runs on the machine counts little. */
  private static long leastNanos(RoomEvent event) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      var values = new FeatureVector(Variable.count());
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      FeatureReader.read(event, SenderHistory.startingAt(0), Unknown.LONG, values);
      least =
          Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
    }
    return least;
  }

  private static String half(String piece, int length) {
    return piece.repeat(length / 2 / piece.length());
  }

  private static String letters(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(random.nextBoolean() ? 'a' : 'b');
    }
    return text.toString();
  }

  private static RoomEvent message(String body) {
    return event("m.room.message", Map.of("body", new Json.Str(body)));
  }

  private static RoomEvent event(String type, Map<String, Json> more) {
    Map<String, Json> content = new LinkedHashMap<>(more);
    content.put("msgtype", new Json.Str("m.text"));
    return new RoomEvent(
        new EventId("$e"),
        new RoomId("!r:one.example"),
        type,
        type.equals("m.room.member") ? "@new:one.example" : null,
        new UserId("@new:one.example"),
        AT,
        AT,
        new Json.Obj(content),
        null,
        "test",
        "1",
        Set.of(),
        Json.Obj.EMPTY);
  }
}
