package dev.forseti.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyCoreTest {
  private static final PolicyConfig CONFIG = PolicyConfig.DEFAULT.withMode(Mode.ACT);

  private final World world = new World(CONFIG);

  @Test
  void publishesWhatAVerdictWants() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();

    assertEquals(Set.of("@eve:evil.example"), world.listed());
    assertEquals(List.of("PUBLISH DONE"), world.journal.statuses());
    assertEquals(1, world.journal.published.size());
  }

  @Test
  void writesAnEntryThatOthersCanRead() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();

    Json.Obj content =
        World.done(
            world.homeserver.inner.content(
                world.room(), "m.policy.rule.user", "rule:@eve:evil.example"));
    assertEquals("m.ban", content.string("recommendation").orElseThrow());
    assertEquals("spam flooding", content.string("reason").orElseThrow());
    assertEquals(
        List.of(new Json.Str("m.spam.flooding")), content.array("org.matrix.msc4456.harms"));
  }

  @Test
  void anEntrySaysThePublicReasonAndNoOther() {
    world.say(world.verdict("v1", "eve", Standing.ACT, "links to shop.example"));
    world.say(world.verdict("v2", "mal", Standing.ACT));
    world.drain();

    assertEquals("links to shop.example", reason("@eve:evil.example"));
    assertEquals("spam flooding", reason("@mal:evil.example"));
  }

  private String reason(String user) {
    return World.done(
            world.homeserver.inner.content(world.room(), "m.policy.rule.user", "rule:" + user))
        .string("reason")
        .orElseThrow();
  }

  @Test
  void publishingAndTakingBackLeavesNothing() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    world.pass(Duration.ofMinutes(1));
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.CLEAR, null));
    world.drain();

    assertEquals(Set.of(), world.listed());
    assertEquals(Map.of(), world.journal.published);
    assertEquals(List.of("PUBLISH DONE", "RETRACT DONE"), world.journal.statuses());
  }

  @Test
  void reconcilingAgainSendsNothing() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    world.restart();
    world.drain();
    world.pass(CONFIG.readBackEvery());
    world.drain();

    assertEquals(1, world.homeserver.sent.size());
    assertEquals(1, world.journal.outcomes.size());
  }

  @Test
  void takesAnEntryBackWhenItsTimeIsOver() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    world.pass(CONFIG.validity());
    world.drain();

    assertEquals(Set.of(), world.listed());
  }

  @Test
  void leavesAnothersEntryAlone() {
    world.drain();
    Json.Obj theirs =
        new Json.Obj(
            Map.of(
                "entity", new Json.Str("@eve:evil.example"),
                "recommendation", new Json.Str("m.ban"),
                "reason", new Json.Str("theirs")));
    world.writeAs("@mo:own.example", "rule:@eve:evil.example", theirs);
    world.restart();

    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.CLEAR, null));
    world.drain();

    assertEquals(Set.of("@eve:evil.example"), world.listed());
    assertEquals(List.of(), world.homeserver.sent);
    assertEquals(List.of("PUBLISH ALREADY"), world.journal.statuses());
  }

  @Test
  void doesNotRepeatWhatSomebodyTookBackInTheRoom() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    world.writeAs("@mo:own.example", "rule:@eve:evil.example", Json.Obj.EMPTY);
    world.pass(CONFIG.readBackEvery());
    world.drain();

    assertEquals(Set.of(), world.listed());
    assertEquals(Map.of(), world.journal.published);
    assertEquals(Outcome.Status.HELD, world.journal.outcomes.getLast().status());

    world.say(world.decision("d1", World.user("eve"), Decision.Kind.LIST, null));
    world.drain();
    assertEquals(Set.of("@eve:evil.example"), world.listed());
  }

  @Test
  void saysWhatItWouldDoWhereItMayOnlyObserve() {
    World observing = new World(PolicyConfig.DEFAULT);
    observing.say(observing.verdict("v1", "eve", Standing.ACT));
    observing.drain();
    observing.restart();
    observing.drain();

    assertEquals(Set.of(), observing.listed());
    assertEquals(List.of("PUBLISH SIMULATED"), observing.journal.statuses());
  }

  @Test
  void neverListsItselfEvenWhenAModeratorSaysSo() {
    Subject self = Subject.user(TestHomeserver.SELF);
    world.say(world.decision("d1", self, Decision.Kind.LIST, null));
    world.drain();

    assertEquals(Set.of(), world.listed());
    assertEquals(List.of("PUBLISH HELD"), world.journal.statuses());
    assertTrue(world.journal.outcomes.getFirst().detail().startsWith("SELF"));
  }

  @Test
  void aRestartReleasesNothingThatABrakeHolds() {
    World small = new World(withQuota(2));
    for (int i = 0; i < 4; i++) {
      small.say(small.verdict("v" + i, "u" + i, Standing.ACT));
    }
    small.drain();
    assertEquals(2, small.listed().size());

    small.restart();
    small.drain();
    small.pass(Duration.ofMinutes(5));
    small.say(small.verdict("v9", "u9", Standing.ACT));
    small.drain();

    assertEquals(2, small.listed().size());
  }

  @Test
  void losesNothingWhileTheHomeserverIsAway() {
    world.homeserver.away = true;
    for (int i = 0; i < 50; i++) {
      world.say(world.verdict("v" + i, "u" + i, Standing.ACT));
    }
    drainFor(Duration.ofMinutes(10));
    assertEquals(50, world.due());
    assertEquals(List.of(Optional.of("away")), world.troubles);

    world.homeserver.away = false;
    drainFor(Duration.ofMinutes(1));
    assertEquals(50, world.listed().size());
    assertEquals(List.of(Optional.of("away"), Optional.empty()), world.troubles);
  }

  @Test
  void oneEntryThatFailsForEverHoldsUpNoOther() {
    world.homeserver.faults.put("rule:@eve:evil.example", "HTTP 500");
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.say(world.verdict("v2", "bob", Standing.ACT));
    drainFor(Duration.ofMinutes(1));

    assertEquals(Set.of("@bob:evil.example"), world.listed());
    Outcome waiting = world.journal.outcomes.getFirst();
    assertEquals(Outcome.Status.RETRYING, waiting.status());
    assertEquals("HTTP 500", waiting.detail());

    world.homeserver.faults.clear();
    drainFor(Duration.ofMinutes(2));
    assertEquals(Set.of("@bob:evil.example", "@eve:evil.example"), world.listed());
  }

  @Test
  void endsTryingWhatNobodyWantsAnyMore() {
    world.homeserver.faults.put("rule:@eve:evil.example", "HTTP 500");
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    world.pass(Duration.ofMinutes(1));
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.CLEAR, null));
    world.drain();

    assertEquals(List.of("PUBLISH RETRYING", "PUBLISH ALREADY"), world.journal.statuses());
    assertEquals("not wanted any more", world.journal.outcomes.getLast().detail());
  }

  @Test
  void asksAgainWhatWasRefusedAndSaysWhy() {
    world.homeserver.faults.put("rule:@eve:evil.example", "M_FORBIDDEN");
    world.say(world.verdict("v1", "eve", Standing.ACT));
    drainFor(CONFIG.readBackEvery().multipliedBy(2));

    assertEquals(List.of("PUBLISH REFUSED"), world.journal.statuses());
    assertEquals("M_FORBIDDEN no", world.journal.outcomes.getFirst().detail());
    world.homeserver.faults.clear();
    drainFor(CONFIG.readBackEvery());
    assertEquals(Set.of("@eve:evil.example"), world.listed());
  }

  private void drainFor(Duration time) {
    for (Instant end = world.now.plus(time); world.now.isBefore(end); ) {
      world.drain();
      world.pass(Duration.ofSeconds(1));
    }
    world.drain();
  }

  @Test
  void aRedactionByAnotherCountsAsTakenBack() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    EventId ours = world.journal.published.values().iterator().next().eventId();
    UserId mo = new UserId("@mo:own.example");
    World.done(world.homeserver.inner.redactAs(mo, world.room(), ours, "t"));
    world.pass(CONFIG.readBackEvery());
    world.drain();

    assertEquals(Set.of(), world.listed());
    Outcome held = world.journal.outcomes.getLast();
    assertEquals(Outcome.Status.HELD, held.status());
    assertTrue(held.detail().endsWith("by @mo:own.example"));
  }

  @Test
  void publishesWhenTheSameStandingGetsAStrongerMode() {
    world.say(world.verdict("v1", "eve", Standing.ACT, Standing.ACT, Mode.SUGGEST, ""));
    world.drain();
    assertEquals(Set.of(), world.listed());

    world.say(world.verdict("v0", "eve", Standing.ACT, Standing.ACT, Mode.ACT, ""));
    world.drain();
    assertEquals(Set.of("@eve:evil.example"), world.listed());
    assertEquals(List.of("PUBLISH DONE"), world.journal.statuses());
  }

  @Test
  void anUndoOfTheSameInstantUndoes() {
    world.say(world.decision("d2", World.user("eve"), Decision.Kind.LIST, null));
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.UNDO, "d2"));
    world.drain();

    assertEquals(Set.of(), world.listed());
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "1, 51"})
  void asksAHumanBeforeTakingBackFarMoreThanUsual(int aboveTheLimit, int left) {
    int entries = CONFIG.brakes().retractionsPerHour() + aboveTheLimit;
    for (int i = 0; i < entries; i++) {
      world.say(world.verdict("v" + i, "u" + i, Standing.ACT));
    }
    world.drain();
    world.verdicts.clear();
    world.restart();
    world.drain();

    assertEquals(left, world.listed().size());
    assertEquals(
        left == 0 ? Outcome.Status.DONE : Outcome.Status.HELD,
        world.journal.outcomes.getLast().status());
  }

  @Test
  void bansAndRedactsInTheCommunitysRoomsAndTakesOnlyItsOwnBansBack() {
    RoomId lounge = new RoomId("!lounge");
    RoomId closed = new RoomId("!closed");
    World enforcing = new World(World.enforcing(Mode.ACT, Set.of(lounge, closed)));
    enforcing.homeserver.powerless.add(closed);
    enforcing.say(enforcing.verdict("v1", "eve", Standing.ACT));
    enforcing.drain();
    enforcing.restart();
    enforcing.drain();

    assertEquals(List.of(new EventId("$eeve")), enforcing.homeserver.inner.redacted());
    assertEquals("ban", membership(enforcing, lounge));
    assertTrue(enforcing.journal.statuses().contains("BAN REFUSED"));

    enforcing.pass(Duration.ofMinutes(1));
    enforcing.say(enforcing.decision("d1", World.user("eve"), Decision.Kind.CLEAR, null));
    enforcing.drain();
    assertEquals("leave", membership(enforcing, lounge));

    enforcing.pass(Duration.ofMinutes(1));
    enforcing.say(enforcing.decision("d2", World.user("eve"), Decision.Kind.UNDO, "d1"));
    enforcing.drain();
    assertEquals("ban", membership(enforcing, lounge));
  }

  private static String membership(World world, RoomId room) {
    return World.done(world.homeserver.inner.content(room, "m.room.member", "@eve:evil.example"))
        .string("membership")
        .orElseThrow();
  }

  /** The process dies between every two of its effects, one after the other. */
  @Test
  void aCrashBetweenAnyTwoEffectsDoublesNothingAndLeavesNothing() {
    int steps = 0;
    for (boolean died = true; died; steps++) {
      World each = new World(World.enforcing(Mode.ACT, Set.of(new RoomId("!lounge"))));
      each.mishap.after(steps);
      died = outlives(each, () -> each.say(each.verdict("v1", "eve", Standing.ACT)));
      assertEquals(Set.of("@eve:evil.example"), each.listed(), "step " + steps);
      each.pass(Duration.ofMinutes(1));
      died |=
          outlives(
              each,
              () -> each.say(each.decision("d1", World.user("eve"), Decision.Kind.CLEAR, null)));

      assertEquals(Set.of(), each.listed(), "step " + steps);
      assertEquals(Map.of(), each.journal.published, "step " + steps);
      assertEquals("leave", membership(each, new RoomId("!lounge")), "step " + steps);
      assertEquals(2, each.homeserver.sent.size(), "step " + steps);
      assertEquals(1, each.homeserver.inner.redactions(), "step " + steps);
      assertEquals(
          Set.of("PUBLISH DONE", "BAN DONE", "REDACT DONE", "RETRACT DONE", "UNBAN DONE"),
          each.journal.statuses().stream()
              .map(status -> status.replace("UNBAN ALREADY", "UNBAN DONE"))
              .collect(Collectors.toSet()),
          "step " + steps);
    }
    assertTrue(steps > 30, "only " + steps + " steps");
  }

  /** Whether the process died on the way and was started again. */
  private static boolean outlives(World world, Runnable says) {
    says.run();
    try {
      world.drain();
      return false;
    } catch (Mishap.Died died) {
      world.restart();
      world.drain();
      return true;
    }
  }

  /** "A crash between any two of these is made good by doing it again." */
  @Test
  void aCrashAtAnyStepLeavesTheRoomAsWantedAfterTheNextStart() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      World crashing = new World(CONFIG);
      World smooth = new World(CONFIG);
      for (int i = 0; i < 12; i++) {
        say(crashing, smooth, i, random);
        crashing.mishap.after(random.nextInt(12));
        try {
          crashing.drain();
        } catch (Mishap.Died died) {
          crashing.restart();
        }
        smooth.drain();
      }
      crashing.restart();
      crashing.drain();

      assertEquals(smooth.listed(), crashing.listed(), "seed " + seed);
      assertEquals(
          smooth.journal.published.keySet(), crashing.journal.published.keySet(), "seed " + seed);
      int sentBefore = crashing.homeserver.sent.size();
      crashing.restart();
      crashing.drain();
      assertEquals(sentBefore, crashing.homeserver.sent.size(), "seed " + seed);
    }
  }

  private static void say(World one, World other, int i, Random random) {
    String user = "u" + random.nextInt(3);
    boolean verdict = random.nextBoolean();
    Standing standing = random.nextInt(3) == 0 ? Standing.WATCH : Standing.ACT;
    Decision.Kind kind = Decision.Kind.values()[random.nextInt(4)];
    String undoes = "d" + random.nextInt(12);
    for (World each : List.of(one, other)) {
      each.pass(Duration.ofSeconds(1));
      if (verdict) {
        each.say(each.verdict("v" + i, user, standing));
      } else {
        each.say(each.decision("d" + i, World.user(user), kind, undoes));
      }
    }
  }

  private static PolicyConfig withQuota(int perHour) {
    var base = CONFIG.brakes();
    var brakes =
        new dev.forseti.policy.brakes.BrakesConfig(
            base.moderators(),
            base.allowed(),
            base.minLiterals(),
            perHour,
            100,
            base.decidedPerHour(),
            base.retractionsPerHour(),
            base.surgeFloor(),
            base.surgeFactor(),
            base.automaticKinds());
    return new PolicyConfig(
        CONFIG.room(),
        Mode.ACT,
        CONFIG.validity(),
        CONFIG.readBackEvery(),
        CONFIG.rooms(),
        false,
        brakes);
  }
}
