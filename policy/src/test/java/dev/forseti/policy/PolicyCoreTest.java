package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
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

    assertThat(world.listed()).isEqualTo(Set.of("@eve:evil.example"));
    assertThat(world.journal.statuses()).isEqualTo(List.of("PUBLISH DONE"));
    assertThat(world.journal.published).hasSize(1);
  }

  @Test
  void writesAnEntryThatOthersCanRead() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();

    Json.Obj content =
        World.done(
            world.homeserver.inner.content(
                world.room(), "m.policy.rule.user", "rule:@eve:evil.example"));
    assertThat(content.string("recommendation").orElseThrow()).isEqualTo("m.ban");
    assertThat(content.string("reason").orElseThrow()).isEqualTo("spam flooding");
    assertThat(content.array("org.matrix.msc4456.harms"))
        .isEqualTo(List.of(new Json.Str("m.spam.flooding")));
  }

  @Test
  void anEntrySaysThePublicReasonAndNoOther() {
    world.say(world.verdict("v1", "eve", Standing.ACT, "links to shop.example"));
    world.say(world.verdict("v2", "mal", Standing.ACT));
    world.drain();

    assertThat(reason("@eve:evil.example")).isEqualTo("links to shop.example");
    assertThat(reason("@mal:evil.example")).isEqualTo("spam flooding");
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

    assertThat(world.listed()).isEmpty();
    assertThat(world.journal.published).isEmpty();
    assertThat(world.journal.statuses()).isEqualTo(List.of("PUBLISH DONE", "RETRACT DONE"));
  }

  @Test
  void reconcilingAgainSendsNothing() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    world.restart();
    world.drain();
    world.pass(CONFIG.readBackEvery());
    world.drain();

    assertThat(world.homeserver.sent).hasSize(1);
    assertThat(world.journal.outcomes).hasSize(1);
  }

  /** The topic may still speak of the entry before it, which was published long ago. */
  @Test
  void anEntryOfWhichTheTopicsSayNothingWasPublishedNow() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    world.journal.outcomes.clear();
    world.journal.published.replaceAll(
        (key, entry) ->
            new PublishedEntry(
                entry.subject(),
                entry.roomId(),
                entry.stateKey(),
                entry.entry(),
                new EventId("$before"),
                World.NOON.minus(Duration.ofDays(3))));
    world.pass(Duration.ofMinutes(1));
    world.restart();
    world.drain();

    assertThat(world.journal.statuses()).isEqualTo(List.of("PUBLISH DONE"));
    assertThat(world.journal.outcomes.getFirst().at()).isEqualTo(world.now);
  }

  @Test
  void takesAnEntryBackWhenItsTimeIsOver() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    world.pass(CONFIG.validity());
    world.drain();

    assertThat(world.listed()).isEmpty();
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

    assertThat(world.listed()).isEqualTo(Set.of("@eve:evil.example"));
    assertThat(world.homeserver.sent).isEmpty();
    assertThat(world.journal.statuses()).isEqualTo(List.of("PUBLISH ALREADY"));
  }

  @Test
  void doesNotRepeatWhatSomebodyTookBackInTheRoom() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    world.writeAs("@mo:own.example", "rule:@eve:evil.example", Json.Obj.EMPTY);
    world.pass(CONFIG.readBackEvery());
    world.drain();

    assertThat(world.listed()).isEmpty();
    assertThat(world.journal.published).isEmpty();
    assertThat(world.journal.outcomes.getLast().status()).isEqualTo(Outcome.Status.HELD);

    world.say(world.decision("d1", World.user("eve"), Decision.Kind.LIST, null));
    world.drain();
    assertThat(world.listed()).isEqualTo(Set.of("@eve:evil.example"));
  }

  @Test
  void saysWhatItWouldDoWhereItMayOnlyObserve() {
    World observing = new World(PolicyConfig.DEFAULT);
    observing.say(observing.verdict("v1", "eve", Standing.ACT));
    observing.drain();
    observing.restart();
    observing.drain();

    assertThat(observing.listed()).isEmpty();
    assertThat(observing.journal.statuses()).isEqualTo(List.of("PUBLISH SIMULATED"));
  }

  @Test
  void aRedactionByAnotherCountsAsRetracted() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    EventId ours = world.journal.published.values().iterator().next().eventId();
    UserId mo = new UserId("@mo:own.example");
    world.homeserver.inner.server().givenMember(world.room(), mo, 50);
    World.done(world.homeserver.inner.as(mo).redact(world.room(), ours, "t", "wrong"));
    world.pass(CONFIG.readBackEvery());
    world.drain();

    assertThat(world.listed()).isEmpty();
    Outcome held = world.journal.outcomes.getLast();
    assertThat(held.status()).isEqualTo(Outcome.Status.HELD);
    assertThat(held.detail().endsWith("by @mo:own.example")).isTrue();
  }

  @Test
  void publishesWhenTheSameStandingGetsAStrongerMode() {
    world.say(world.verdict("v1", "eve", Standing.ACT, Standing.ACT, Mode.SUGGEST, ""));
    world.drain();
    assertThat(world.listed()).isEmpty();

    world.say(world.verdict("v0", "eve", Standing.ACT, Standing.ACT, Mode.ACT, ""));
    world.drain();
    assertThat(world.listed()).isEqualTo(Set.of("@eve:evil.example"));
    assertThat(world.journal.statuses()).isEqualTo(List.of("PUBLISH DONE"));
  }

  @Test
  void anUndoOfTheSameInstantUndoes() {
    world.say(world.decision("d2", World.user("eve"), Decision.Kind.LIST, null));
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.UNDO, "d2"));
    world.drain();

    assertThat(world.listed()).isEmpty();
  }
}
