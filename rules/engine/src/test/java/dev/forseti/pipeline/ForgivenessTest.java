package dev.forseti.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.LibraryPacks;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.RuleSet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Nobody holds the clock by which they are forgiven: whatever somebody with a standing does, in
 * whatever rooms and how often, it falls no sooner than by time alone. Over all packs of the
 * library.
 */
class ForgivenessTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final UserId EVE = new UserId("@eve12:evil.example");
  private static final Subject SUBJECT = Subject.user(EVE);
  private static final Duration HALF_LIFE = Duration.ofDays(14);

  private final RuleSet rules;
  private final ReputationRules reputations;

  ForgivenessTest() throws IOException {
    rules = RuleCompiler.compile(LibraryPacks.read()).rules();
    reputations = ReputationRules.of(.0005, rules.groups());
  }

  @Test
  void nothingThatSomebodyDoesMakesTheirStandingFallSooner() {
    int acted = 0;
    for (int seed = 0; seed < 40; seed++) {
      List<RoomEvent> before = raid(seed);
      boolean isActedOn = now(pipelineAfter(before), last(before)) == Standing.ACT;
      acted += isActedOn ? 1 : 0;
      List<RoomEvent> after = anything(new Random(seed), last(before), 600);
      LocalPipeline busy = pipelineAfter(before);
      for (int i = 0; i < after.size(); i++) {
        busy.accept(after.get(i));
        if (i % 50 == 49) {
          Instant at = after.get(i).receivedAt();
          Standing byTime = now(pipelineAfter(before), at);
          if (isActedOn || byTime.compareTo(Standing.REVIEW) >= 0) {
            assertThat(now(busy, at))
                .as("seed %d, event %d", seed, i)
                .isGreaterThanOrEqualTo(byTime);
          }
        }
      }
    }
    assertThat(acted).isGreaterThan(30);
  }

  /** The case that was seen: 300 lines in a room of one's own, and the entry was gone. */
  @Test
  void manyLinesInARoomOfOnesOwnForgiveNothing() {
    List<RoomEvent> before = raid(1);
    LocalPipeline pipeline = pipelineAfter(before);
    Instant at = last(before);
    double then = logOdds(pipeline, at);

    for (int i = 0; i < 3_000; i++) {
      at = at.plusMillis(130);
      pipeline.accept(
          RoomTalk.says(EVE, "!own:evil.example", at, "line " + i + " of nothing at all"));
    }

    assertThat(logOdds(pipeline, at)).isGreaterThan(then - .01);
  }

  /** A second account that has talked for days, and whoever answers a spammer in good faith. */
  @Test
  void whoSpeaksToSomebodyAgainAndAgainHasOneWord() {
    var friend = new UserId("@ann:hs.example");
    List<RoomEvent> before = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Instant at = START.minus(Duration.ofDays(5)).plus(Duration.ofHours(3L * i));
      before.add(RoomTalk.says(friend, "!r:hs.example", at, "the talk of day and hour " + i));
    }
    before.addAll(raid(1));
    LocalPipeline pipeline = pipelineAfter(before);
    Instant at = last(before);
    double then = logOdds(pipeline, at);

    for (int i = 0; i < 20; i++) {
      at = at.plusSeconds(20);
      pipeline.accept(RoomTalk.mentions(friend, "!r:hs.example", at, EVE.value()));
    }

    assertThat(logOdds(pipeline, at)).isBetween(then - .9, then - .7);
  }

  /** Somebody who was there for a while or has just come pastes what others paste. */
  private static List<RoomEvent> raid(int seed) {
    List<RoomEvent> events = new ArrayList<>();
    Instant at = START;
    events.addAll(anything(new Random(-seed), at, seed % 4 == 0 ? 3 : 0));
    at = START.plus(Duration.ofHours(seed % 3 * 5L)).plusSeconds(60);
    for (int i = 0; i < 9; i++) {
      UserId one = new UserId("@raider" + (char) ('a' + i) + ":evil.example");
      at = at.plusSeconds(2);
      events.add(RoomTalk.member(one, "!r:hs.example", at.minusSeconds(1), "join"));
      events.add(
          RoomTalk.says(
              one, "!r:hs.example", at, "the wonderful shop of shops https://shop.example"));
    }
    events.add(RoomTalk.member(EVE, "!r:hs.example", at.plusSeconds(1), "join"));
    for (int i = 0; i < 3; i++) {
      at = at.plusSeconds(2);
      events.add(
          RoomTalk.says(
              EVE, "!r:hs.example", at, "the wonderful shop of shops https://shop.example"));
    }
    return events;
  }

  /** Own events of all sorts within the half-life. */
  private static List<RoomEvent> anything(Random random, Instant from, int count) {
    List<RoomEvent> events = new ArrayList<>();
    Instant at = from;
    long step = HALF_LIFE.toMillis() / Math.max(count, 100);
    long most = random.nextBoolean() ? step : 200;
    for (int i = 0; i < count; i++) {
      at = at.plusMillis(1 + random.nextLong(2 * most - 1));
      String room = random.nextInt(3) > 0 ? "!own:evil.example" : "!r" + random.nextInt(9) + ":hs";
      events.add(
          switch (random.nextInt(8)) {
            case 0 ->
                RoomTalk.says(EVE, room, at, "how do I get the newest version of this, please?");
            case 1 -> RoomTalk.mentions(EVE, room, at, EVE.value());
            case 2 -> RoomTalk.mentions(EVE, room, at, "@ann:hs.example");
            case 3 -> RoomTalk.member(EVE, room, at, random.nextBoolean() ? "join" : "leave");
            case 4 -> RoomTalk.event(EVE, room, at, "m.reaction", null, Map.of());
            case 5 -> RoomTalk.event(EVE, room, at, "m.room.encrypted", null, Map.of());
            case 6 -> RoomTalk.says(EVE, room, at, "https://site" + random.nextInt(5) + ".example");
            default -> RoomTalk.says(EVE, room, at, "filler " + random.nextInt(1_000));
          });
    }
    return events;
  }

  private LocalPipeline pipelineAfter(List<RoomEvent> events) {
    var pipeline = new LocalPipeline(rules, reputations);
    events.forEach(pipeline::accept);
    return pipeline;
  }

  private static Instant last(List<RoomEvent> events) {
    return events.getLast().receivedAt();
  }

  private static Standing now(LocalPipeline pipeline, Instant at) {
    return asked(pipeline, at).standing();
  }

  private static double logOdds(LocalPipeline pipeline, Instant at) {
    return asked(pipeline, at).logOdds();
  }

  /** Taking back what nobody decided changes nothing, and what is known then is the answer. */
  private static dev.forseti.model.Reputation asked(LocalPipeline pipeline, Instant at) {
    var nothing =
        new Decision(
            "ask-" + at, SUBJECT, Decision.Kind.UNDO, "mo", "", Harm.OTHER, at, null, "nothing");
    return pipeline.accept(nothing).reputations().getLast();
  }
}
