package dev.forseti.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Standing;
import dev.forseti.model.UserId;
import dev.forseti.model.Verdict;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.LibraryPacks;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.RuleSet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * No single act of one account leads to act by itself, whatever it is, alone or in a room where
 * others talk. Over all packs of the library. A single act is a burst; who does the same three
 * times with pauses between has done more than one.
 */
class SingleActTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String HALL = "!hall:hs.example";
  private static final UserId EVE = new UserId("@eve4711:evil.example");
  private static final int ACT_MILLIS = 110_000;
  private static final Duration PAUSE = Duration.ofSeconds(15);

  private final RuleSet rules;
  private final ReputationRules reputations;

  SingleActTest() throws IOException {
    rules = RuleCompiler.compile(LibraryPacks.read()).rules();
    reputations = ReputationRules.of(.0005, rules.groups());
  }

  @Test
  void noSingleActOfOneAccountLeadsToActByItself() {
    int reviewed = 0;
    int wouldAct = 0;
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      List<RoomEvent> events = new ArrayList<>(seed % 2 == 0 ? List.of() : talk(random));
      Instant at = START.plusSeconds(90_000 + random.nextInt(1_000));
      events.add(joins(random, at.minusSeconds(1 + random.nextInt(400))));
      events.addAll(act(random, at));
      events.sort(Comparator.comparing(RoomEvent::receivedAt));
      var pipeline = new LocalPipeline(rules, reputations);
      Map<String, Double> said = new HashMap<>();
      Standing strongest = Standing.NONE;
      for (RoomEvent event : events) {
        LocalPipeline.Result result = pipeline.accept(event);
        for (Verdict verdict : result.verdicts()) {
          assertThat(verdict.standing())
              .as("seed %d: %s", seed, verdict.reason())
              .isLessThan(Standing.ACT);
          strongest = verdict.standing().compareTo(strongest) > 0 ? verdict.standing() : strongest;
        }
        result.signals().forEach(it -> said.put(it.rule().value(), it.weight()));
      }
      reviewed += strongest == Standing.REVIEW ? 1 : 0;
      double sum = said.values().stream().mapToDouble(it -> it).sum();
      wouldAct += sum >= reputations.thresholds().actAt() - reputations.prior() ? 1 : 0;
    }
    assertThat(reviewed).as("somebody is reviewed for one act").isGreaterThan(20);
    assertThat(wouldAct).as("one act is often seen by many rules").isGreaterThan(50);
  }

  @Test
  void whoCallsEverybodyThreeTimesWithPausesIsActedOn() {
    for (int seconds : new int[] {14, 16}) {
      var pipeline = new LocalPipeline(rules, reputations);
      Standing strongest = Standing.NONE;
      for (int i = 0; i < 3; i++) {
        Instant at = START.plusSeconds((long) i * seconds);
        for (Verdict verdict : pipeline.accept(names(20, false, at)).verdicts()) {
          strongest = verdict.standing().compareTo(strongest) > 0 ? verdict.standing() : strongest;
        }
      }
      assertThat(strongest)
          .as("a call every %d seconds", seconds)
          .isEqualTo(seconds > 15 ? Standing.ACT : Standing.REVIEW);
    }
  }

  /** Honest newcomers link to the sites that all speak of, each something of their own. */
  @Test
  void thatOthersLinkedToTheSameSiteBearsNoActOut() {
    int reviewed = 0;
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<RoomEvent> events = new ArrayList<>(talk(random));
      for (int i = 1; i <= 16; i++) {
        events.addAll(links(random, "@guest" + (char) ('a' + i) + ":hs.example", 1, i * 5_000L));
      }
      int lines = 1 + random.nextInt(6);
      events.addAll(links(random, EVE.value(), lines, 90_000 + random.nextInt(1_000)));
      events.sort(Comparator.comparing(RoomEvent::receivedAt));
      var pipeline = new LocalPipeline(rules, reputations);
      boolean isReviewed = false;
      for (RoomEvent event : events) {
        for (Verdict verdict : pipeline.accept(event).verdicts()) {
          assertThat(verdict.standing())
              .as("seed %d: %s", seed, verdict.reason())
              .isLessThan(Standing.ACT);
          isReviewed |= verdict.standing() == Standing.REVIEW;
        }
      }
      reviewed += isReviewed ? 1 : 0;
    }
    assertThat(reviewed).as("somebody is reviewed for it").isGreaterThan(10);
  }

  private static List<RoomEvent> links(Random random, String user, int lines, long second) {
    UserId sender = new UserId(user);
    Instant joined = START.plusSeconds(second);
    List<RoomEvent> events = new ArrayList<>();
    events.add(RoomTalk.member(sender, HALL, joined, "join"));
    for (int i = 0; i < lines; i++) {
      String name = user.substring(1, user.indexOf(':')) + i;
      String site = " https://code.example/" + name;
      String all = words(random) + site + "/a" + site + "/b" + site + "/c" + site + "/d";
      events.add(RoomTalk.says(sender, HALL, joined.plusSeconds(20 + 5L * i), all));
    }
    return events;
  }

  private static String words(Random random) {
    return IntStream.range(0, 20)
        .mapToObj(i -> Integer.toString(random.nextInt(1 << 30), Character.MAX_RADIX))
        .collect(Collectors.joining(" "));
  }

  private static RoomEvent joins(Random random, Instant at) {
    String name = random.nextBoolean() ? "Eve" : "\u0410nn \u200B\u200B\u200Bof the h\u0430ll";
    return RoomTalk.event(
        EVE,
        HALL,
        at,
        "m.room.member",
        EVE.value(),
        Map.of("membership", new Json.Str("join"), "displayname", new Json.Str(name)));
  }

  /** Some kinds of events within two minutes, each of them often, two of them not thrice. */
  private static List<RoomEvent> act(Random random, Instant begin) {
    List<RoomEvent> events = new ArrayList<>();
    int count = 1 + random.nextInt(60);
    int kinds = 1 + random.nextInt(4);
    int[] chosen = random.ints(kinds, 0, 13).toArray();
    int called = 3 + random.nextInt(20);
    boolean isSilent = random.nextBoolean();
    Map<Integer, Instant> last = new HashMap<>();
    Map<Integer, Integer> times = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Instant at = begin.plusMillis((long) i * ACT_MILLIS / count);
      int kind = chosen[random.nextInt(kinds)];
      boolean isPaused = !last.getOrDefault(kind, Instant.MIN).plus(PAUSE).isAfter(at);
      boolean isThird = times.merge(kind, isPaused ? 1 : 0, Integer::sum) >= 3;
      if (!isThird || (kind != 4 && kind != 12)) {
        last.put(kind, at);
        events.add(kind == 4 ? names(called, isSilent, at) : one(kind, i, at, events));
      }
    }
    return events;
  }

  private static RoomEvent one(int kind, int number, Instant at, List<RoomEvent> before) {
    return switch (kind) {
      case 0 ->
          RoomTalk.says(
              EVE,
              HALL,
              at,
              "look at https://shop" + number + ".example/x and https://b" + number + ".example");
      case 1 -> RoomTalk.says(EVE, HALL, at, "an offer for everybody, " + "great ".repeat(30));
      case 2 -> RoomTalk.says(EVE, HALL, at, number + " a line of the long log of my server");
      case 3 -> RoomTalk.says(EVE, HALL, at, "the same line, again and again and again");
      case 5 -> medium(number, at);
      case 6 ->
          before.isEmpty()
              ? RoomTalk.says(EVE, HALL, at, "what will be corrected in a moment or two")
              : RoomTalk.corrects(
                  before.getFirst(), at, "now https://shop.example/" + number + " is the place");
      case 7 -> RoomTalk.membership(EVE, "@guest" + number + ":hs.example", HALL, at, "invite");
      case 8 -> RoomTalk.member(EVE, HALL, at, number % 2 == 0 ? "leave" : "join");
      case 9 -> RoomTalk.event(EVE, HALL, at, "m.room.encrypted", null, Map.of());
      case 10 -> RoomTalk.event(EVE, HALL, at, "m.room.message", null, Map.of());
      case 12 -> RoomTalk.says(EVE, HALL, at, "\n".repeat(60) + ".".repeat(number % 5));
      default ->
          RoomTalk.says(
              EVE,
              HALL,
              at,
              "\u0430ttenti\u043En pl\u0435\u0430se, th\u0456s w\u043Eks g\u043E\u043Ed");
    };
  }

  private static RoomEvent names(int count, boolean isSilent, Instant at) {
    List<Json> users = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < count; i++) {
      users.add(new Json.Str("@member" + i + ":hs.example"));
      body.append(isSilent ? "hey " : "member" + i + " ");
    }
    return RoomTalk.event(
        EVE,
        HALL,
        at,
        "m.room.message",
        null,
        Map.of(
            "msgtype",
            new Json.Str("m.text"),
            "body",
            new Json.Str(body.toString()),
            "m.mentions",
            new Json.Obj(Map.of("user_ids", new Json.Arr(users), "room", new Json.Bool(true)))));
  }

  private static RoomEvent medium(int number, Instant at) {
    return RoomTalk.event(
        EVE,
        HALL,
        at,
        "m.room.message",
        null,
        Map.of(
            "msgtype",
            new Json.Str("m.image"),
            "body",
            new Json.Str("picture" + number + ".png"),
            "url",
            new Json.Str("mxc://evil.example/" + number)));
  }

  /** Others who joined long before talk about many things. */
  private static List<RoomEvent> talk(Random random) {
    List<RoomEvent> events = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      UserId one = new UserId("@" + (char) ('a' + i % 20) + "nna:hs.example");
      Instant at = START.plusSeconds(i * 228L);
      events.add(
          i < 20
              ? RoomTalk.member(one, HALL, at, "join")
              : RoomTalk.says(one, HALL, at, "talk " + random.nextInt() + " of thing number " + i));
    }
    return events;
  }
}
