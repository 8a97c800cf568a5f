package dev.forseti.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.FeatureReader;
import dev.forseti.features.FeatureVector;
import dev.forseti.features.SenderHistory;
import dev.forseti.features.Unknown;
import dev.forseti.features.Variable;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.RulePack;
import dev.forseti.model.UserId;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.LibraryPacks;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.RuleSet;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever somebody writes into an event, scoring goes on: it would stop for everybody else. */
class HostileContentTest {
  private static final int EVENTS = 20_000;
  private static final List<String> TYPES =
      List.of("m.room.message", "m.room.member", "m.reaction", "m.sticker", "m.room.topic");
  private static final List<String> KEYS =
      List.of(
          "m.relates_to",
          "m.new_content",
          "m.mentions",
          "user_ids",
          "room",
          "rel_type",
          "event_id",
          "m.in_reply_to",
          "is_falling_back",
          "key",
          "url",
          "file",
          "formatted_body",
          "membership",
          "displayname",
          "info",
          "format",
          "ciphertext",
          "algorithm");

  private final Random random = new Random(20_261_126);

  @Test
  void anEditOfAnythingIsNoFault() {
    for (String id : List.of("$" + "a".repeat(300), "$a\n", "$", "a", "$\u0000")) {
      Json relation =
          new Json.Obj(Map.of("rel_type", new Json.Str("m.replace"), "event_id", new Json.Str(id)));
      assertThat(malformed(event(0, "m.room.message", null, Map.of("m.relates_to", relation))))
          .isZero();
    }
  }

  @Test
  void allFeaturesOfAnyContentAreRead() {
    for (int i = 0; i < EVENTS; i++) {
      RoomEvent event = any(i);
      assertThat(malformed(event)).as("%s", event).isZero();
    }
  }

  @Test
  void noRuleOfTheLibraryFailsOnAnyContent() throws IOException {
    RuleSet rules = RuleCompiler.compile(LibraryPacks.read()).rules();
    var pipeline = new LocalPipeline(rules, ReputationRules.of(.0005, rules.groups()));
    for (int i = 0; i < EVENTS; i++) {
      assertThat(pipeline.accept(any(i))).isNotNull();
    }
    assertThat(rules.faults()).isEmpty();
  }

  @Test
  void aRuleAboutLinksPassesOverHostsThatAreNone() {
    String pack =
        """
        pack: p
        lists: {bad: {entries: [a.example], match: domain}}
        rules:
          - id: r
            when: links.count >= 0 || link.domain in lists.bad
            signal: {about: link, weight: 1.0}
        """;
    RuleSet rules = RuleCompiler.compile(List.of(new RulePack("p", pack, Map.of()))).rules();
    var scorer = new EventScorer(rules);
    for (String host : List.of("a".repeat(600) + ".com", "a.".repeat(30_000) + "com")) {
      Map<String, Json> content = Map.of("body", new Json.Str("see https://" + host));

      assertThat(scorer.accept(event(0, "m.room.message", null, content))).isEmpty();
    }
    assertThat(rules.faults()).isEmpty();
  }

  private static long malformed(RoomEvent event) {
    var values = new FeatureVector(Variable.count());
    FeatureReader.read(event, SenderHistory.startingAt(0), Unknown.LONG, values);
    return values.number(Variable.EVENT_MALFORMED.slot());
  }

  private RoomEvent any(int number) {
    String type = TYPES.get(random.nextInt(TYPES.size()));
    String stateKey = type.startsWith("m.room.m") && random.nextBoolean() ? text() : null;
    return event(number, type, stateKey, object(3).fields());
  }

  private static RoomEvent event(
      int number, String type, @Nullable String stateKey, Map<String, Json> more) {
    Map<String, Json> content = new LinkedHashMap<>();
    content.put("msgtype", new Json.Str("m.text"));
    content.put("body", new Json.Str("words"));
    content.putAll(more);
    Instant at = Instant.ofEpochSecond(1_700_000_000L + number);
    return new RoomEvent(
        new EventId("$" + number),
        new RoomId("!room:one.example"),
        type,
        stateKey,
        new UserId("@u" + number % 50 + ":one.example"),
        at,
        at,
        new Json.Obj(content),
        null,
        "test",
        "1",
        Set.of(),
        Json.Obj.EMPTY);
  }

  private Json.Obj object(int depth) {
    Map<String, Json> fields = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      fields.put(KEYS.get(random.nextInt(KEYS.size())), value(depth - 1));
    }
    if (random.nextInt(8) == 0) {
      fields.put("rel_type", new Json.Str("m.replace"));
      fields.put("event_id", new Json.Str(text()));
    }
    if (random.nextInt(4) == 0) {
      fields.put("body", new Json.Str(text()));
    }
    return new Json.Obj(fields);
  }

  private Json value(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 4)) {
      case 0 -> new Json.Int(random.nextLong());
      case 1 -> new Json.Bool(random.nextBoolean());
      case 2 -> Json.Null.NULL;
      case 3, 4 -> new Json.Str(text());
      case 5 -> {
        List<Json> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(depth - 1));
        }
        yield new Json.Arr(items);
      }
      default -> object(depth);
    };
  }

  private String text() {
    return switch (random.nextInt(12)) {
      case 0 -> "";
      case 1 -> "m.replace";
      case 2 -> "$" + "e".repeat(random.nextInt(400));
      case 3 -> "@u:" + "h".repeat(random.nextInt(400));
      case 4 -> "https://" + "a.".repeat(random.nextInt(300)) + "example/" + random.nextInt();
      case 5 -> "\u0000\n\t\u202E" + random.nextInt();
      case 6 -> "\uD83D\uDE00\u200B".repeat(random.nextInt(40));
      case 7 -> "mxc://" + "x".repeat(random.nextInt(600));
      case 8 -> "1" + "0".repeat(random.nextInt(40));
      case 9 -> "://.www..-_" + ".".repeat(random.nextInt(9));
      case 10 -> "_bridge_" + random.nextInt() + "[m]:";
      default -> "ordinary words, and @u1:one.example?";
    };
  }
}
