package dev.forseti.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
  void aRedactionByAnotherCountsAsTakenBack() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    EventId ours = world.journal.published.values().iterator().next().eventId();
    UserId mo = new UserId("@mo:own.example");
    world.homeserver.inner.server().givenMember(world.room(), mo, 50);
    World.done(world.homeserver.inner.as(mo).redact(world.room(), ours, "t", "wrong"));
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
}
