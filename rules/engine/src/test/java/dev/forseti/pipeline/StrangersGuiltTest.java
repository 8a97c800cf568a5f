package dev.forseti.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.ProtectedRooms;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
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
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Strangers do not write others' guilt: whatever they do in rooms that nobody protects, it says
 * nothing of anybody else. Over all packs of the library.
 */
class StrangersGuiltTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String HALL = "!hall:hs.example";
  private static final String OWN = "!own:evil.example";
  private static final Pattern COPIES = Pattern.compile("copy-paste|same-line");
  private static final ProtectedRooms ROOMS =
      ProtectedRooms.of(List.of(new RoomId(HALL), new RoomId("!second:hs.example")));
  private static final List<String> PHRASES =
      List.of(
          "Hello everybody, nice to be here with all of you",
          "Good morning to everyone in this lovely room",
          "Hi all, I am new here and glad that I found this",
          "Greetings from the north, happy to meet you all",
          "Hello, I have just installed it and it works well",
          "Thanks for having me, looking forward to the talks");

  private final RuleSet rules;
  private final ReputationRules reputations;

  StrangersGuiltTest() throws IOException {
    rules = RuleCompiler.compile(LibraryPacks.read()).rules();
    reputations = ReputationRules.of(.0005, rules.groups());
  }

  @Test
  void whatStrangersDoInRoomsOfTheirOwnSaysNothingOfAnybodyElse() {
    int said = 0;
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      List<RoomEvent> talk = talk(random);
      List<RoomEvent> withStrangers = new ArrayList<>(talk);
      withStrangers.addAll(strangers(random, talk));
      withStrangers.sort(Comparator.comparing(RoomEvent::receivedAt));

      List<String> alone = said(talk);
      assertThat(said(withStrangers)).as("seed %d", seed).isEqualTo(alone);
      said += alone.size();
    }
    assertThat(said).isGreaterThan(1_000);
  }

  /**
   * The case that was seen: of sixty greetings 16 were acted on, and 56 when they were prepared.
   */
  @Test
  void phrasesThatThrowawaysSaidInARoomOfTheirOwnMakeNoGreetingGuilty() {
    List<RoomEvent> greetings = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant at = START.plus(Duration.ofDays(10)).plus(Duration.ofMinutes(7L * i));
      UserId one =
          new UserId("@" + (char) ('a' + i % 26) + "newcomer" + "x".repeat(i / 26) + ":hs.example");
      greetings.add(RoomTalk.member(one, HALL, at, "join"));
      greetings.add(RoomTalk.says(one, HALL, at.plusSeconds(40), PHRASES.get(i % 6)));
    }
    List<RoomEvent> prepared = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      Instant at = START.plusSeconds(i * 20L);
      UserId one = new UserId("@throwaway" + (char) ('a' + i % 26) + i / 26 + "z:evil.example");
      prepared.add(RoomTalk.says(one, OWN, at, PHRASES.get(i % 6)));
    }
    prepared.addAll(greetings);

    assertThat(actedOn(prepared)).isEqualTo(actedOn(greetings));
  }

  @Test
  void whoIsCopiedByManyIsNoPartOfTheWaveByCorrectingItOrSayingItElsewhere() {
    List<RoomEvent> events = new ArrayList<>();
    UserId ann = new UserId("@ann:hs.example");
    String line = "Has anybody here tried the new release on an older machine yet?";
    events.add(RoomTalk.member(ann, HALL, START, "join"));
    events.add(RoomTalk.says(ann, HALL, START.plusSeconds(60), line));
    for (int i = 0; i < 8; i++) {
      UserId one = new UserId("@copier" + (char) ('a' + i) + ":evil.example");
      events.add(RoomTalk.member(one, HALL, START.plusSeconds(70 + i), "join"));
      events.add(RoomTalk.says(one, HALL, START.plusSeconds(80 + i), line));
    }
    events.add(RoomTalk.says(ann, "!second:hs.example", START.plusSeconds(120), line));
    events.add(
        RoomTalk.corrects(events.get(1), START.plusSeconds(140), line.replace("yet", "Yet")));
    events.add(
        RoomTalk.corrects(events.get(1), START.plusSeconds(150), line.replace("old", "Old")));

    var pipeline = new LocalPipeline(rules, reputations, ROOMS);
    List<Signal> signals = new ArrayList<>();
    events.forEach(event -> signals.addAll(pipeline.accept(event).signals()));
    assertThat(signals)
        .filteredOn(signal -> COPIES.matcher(signal.rule().value()).lookingAt())
        .hasSizeGreaterThanOrEqualTo(8)
        .anyMatch(signal -> signal.rule().value().equals("same-line-mass"))
        .noneMatch(signal -> signal.subject().equals(Subject.user(ann)));
  }

  @Test
  void talkInARoomOfOnesOwnMakesNobodyAnOldAcquaintance() {
    var scorer = new EventScorer(rules, ROOMS);
    var fresh = new EventScorer(rules, ROOMS);
    UserId eve = new UserId("@eve:evil.example");
    for (int i = 0; i < 300; i++) {
      Instant at = START.plus(Duration.ofMinutes(30L * i));
      scorer.accept(RoomTalk.says(eve, OWN, at, "line " + i + " of nothing in particular"));
    }
    Instant at = START.plus(Duration.ofDays(8));
    List<RoomEvent> raid = new ArrayList<>();
    raid.add(RoomTalk.member(eve, HALL, at, "join"));
    for (int i = 1; i < 5; i++) {
      raid.add(
          RoomTalk.says(
              eve, HALL, at.plusSeconds(5L * i), "buy now at https://shop" + i + ".example/x"));
    }

    for (RoomEvent event : raid) {
      assertThat(ids(scorer.accept(event))).isEqualTo(ids(fresh.accept(event)));
    }
  }

  private static List<String> ids(List<Signal> signals) {
    return signals.stream().map(Signal::id).toList();
  }

  /** What newcomers and members say in protected rooms; some of it looks like abuse. */
  private static List<RoomEvent> talk(Random random) {
    List<RoomEvent> events = new ArrayList<>();
    Instant at = START.plus(Duration.ofDays(11));
    UserId watched = new UserId("@watched:hs1.example");
    for (String room : List.of(HALL, "!second:hs.example")) { // for more than a day
      events.add(RoomTalk.says(watched, room, at.minus(Duration.ofDays(2)), "hm"));
    }
    for (int i = 0; i < 120; i++) {
      at = at.plusSeconds(1 + random.nextInt(60));
      int who = random.nextInt(25);
      UserId one =
          new UserId("@person" + (char) ('a' + who) + who * 7 + ":hs" + who % 3 + ".example");
      String room = random.nextInt(4) == 0 ? "!second:hs.example" : HALL;
      events.add(
          switch (random.nextInt(7)) {
            case 0 -> RoomTalk.member(one, room, at, "join");
            case 1 -> RoomTalk.mentions(one, room, at, "@persona0:hs0.example");
            case 2 -> RoomTalk.says(one, room, at, "look https://page" + who % 4 + ".example/x");
            default -> RoomTalk.says(one, room, at, PHRASES.get(random.nextInt(6)));
          });
    }
    return events;
  }

  /** Copies of all that, invitations, kicks and mentions by others in a room of theirs. */
  private static List<RoomEvent> strangers(Random random, List<RoomEvent> talk) {
    List<RoomEvent> events = new ArrayList<>();
    for (RoomEvent copied : talk) {
      Duration before = Duration.ofSeconds(random.nextInt(10 * 86_400));
      Instant at =
          copied.receivedAt().minus(random.nextBoolean() ? before : Duration.ofSeconds(30));
      UserId one = new UserId("@person" + (char) ('a' + random.nextInt(25)) + "9:evil.example");
      String target = copied.sender().value();
      events.add(
          switch (random.nextInt(4)) {
            case 0 ->
                RoomTalk.membership(one, target, OWN, at, random.nextBoolean() ? "invite" : "ban");
            case 1 -> RoomTalk.mentions(one, OWN, at, target);
            default ->
                RoomTalk.event(one, OWN, at, "m.room.message", null, copied.content().fields());
          });
    }
    return events;
  }

  /** What is said of all but the strangers. */
  private List<String> said(List<RoomEvent> events) {
    var pipeline = new LocalPipeline(rules, reputations, ROOMS);
    List<String> said = new ArrayList<>();
    for (RoomEvent event : events) {
      LocalPipeline.Result result = pipeline.accept(event);
      for (Signal signal : result.signals()) {
        if (!signal.subject().id().endsWith("evil.example")) {
          said.add(signal.id() + " " + signal.weight() + " " + signal.because());
        }
      }
    }
    return said;
  }

  private Set<String> actedOn(List<RoomEvent> events) {
    Set<String> found = new TreeSet<>();
    for (Verdict verdict : verdicts(events)) {
      if (verdict.standing() == Standing.ACT && verdict.subject().id().endsWith("hs.example")) {
        found.add(verdict.subject().id());
      }
    }
    return found;
  }

  private List<Verdict> verdicts(List<RoomEvent> events) {
    var pipeline = new LocalPipeline(rules, reputations, ROOMS);
    List<Verdict> verdicts = new ArrayList<>();
    events.forEach(event -> verdicts.addAll(pipeline.accept(event).verdicts()));
    return verdicts;
  }
}
