package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.policy.homeserver.StateEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A user whose id is {@code @*:evil.example}: one user, not all of a server. */
class LiteralIdTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");
  private static final String STAR = "@*:evil.example";

  private final World world = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE)));

  @Test
  void isListedByHashAloneAndTheCaseSaysWhy() {
    world.say(world.verdict("v1", "*", Standing.ACT));
    world.drain();

    assertThat(world.listed()).isEmpty();
    assertThat(hashes()).hasSize(1);
    Outcome published = world.journal.outcomes.getFirst();
    assertThat(published.kind() + " " + published.status()).isEqualTo("PUBLISH DONE");
    assertThat(published.detail()).contains("by its hash");
  }

  @Test
  void isBannedInTheRoomsAndNobodyElseIs() {
    world.say(world.verdict("v1", "*", Standing.ACT));
    world.drain();

    assertThat(banned()).isEqualTo(Set.of(STAR + " ban"));
  }

  @Test
  void isLetInAgainWhenTheDecisionIsUndone() {
    world.say(world.decision("d1", World.user("*"), Decision.Kind.LIST, null));
    world.drain();
    world.restart();
    world.drain();
    assertThat(world.homeserver.sent).as("the entry is known after a restart").hasSize(1);

    world.pass(Duration.ofMinutes(1));
    world.say(world.decision("d2", World.user("*"), Decision.Kind.UNDO, "d1"));
    world.drain();

    assertThat(hashes()).isEmpty();
    assertThat(world.journal.published).isEmpty();
    assertThat(banned()).isEqualTo(Set.of(STAR + " leave"));
  }

  @Test
  void isListedBesideWhoeverAPatternWouldHaveCovered() {
    world.say(world.verdict("v1", "*", Standing.ACT));
    world.say(world.verdict("v2", "?", Standing.ACT));
    world.say(world.verdict("v3", "eve", Standing.ACT));
    world.drain();
    world.say(world.decision("d1", World.user("*"), Decision.Kind.CLEAR, null));
    world.drain();

    assertThat(world.listed()).isEqualTo(Set.of("@eve:evil.example"));
    assertThat(hashes()).hasSize(1);
    assertThat(banned())
        .isEqualTo(Set.of(STAR + " leave", "@?:evil.example ban", "@eve:evil.example ban"));
  }

  @Test
  void leavesAloneWhatAnotherWroteUnderTheSameKey() {
    world.say(world.verdict("v1", "*", Standing.ACT));
    world.drain();
    StateEvent ours = entries().getFirst();
    world.writeAs("@mo:own.example", ours.stateKey(), ours.content());
    world.restart();
    world.say(world.decision("d1", World.user("*"), Decision.Kind.CLEAR, null));
    world.drain();

    assertThat(entries().getFirst().sender().value()).isEqualTo("@mo:own.example");
    assertThat(hashes()).hasSize(1);
  }

  /** Earlier versions wrote the id as it is, and with it banned a whole server. */
  @Test
  void retractsThePatternThatAnEarlierVersionWrote() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    Map<String, Json> pattern = new LinkedHashMap<>(entries().getFirst().content().fields());
    pattern.put("entity", new Json.Str(STAR));
    given("m.policy.rule.user", "rule:" + STAR, pattern);
    world.restart();
    world.drain();

    assertThat(world.listed()).isEqualTo(Set.of("@eve:evil.example"));
    world.say(world.verdict("v2", "*", Standing.ACT));
    world.drain();
    assertThat(hashes()).hasSize(1);
  }

  /** Earlier versions wrote a server's port and case into the entry and its key. */
  @Test
  void writesAServerAnewThatAnEarlierVersionWroteWithItsPort() {
    Subject server = new Subject(Subject.Kind.SERVER, "evil.example");
    world.say(world.decision("d1", server, Decision.Kind.LIST, null));
    world.drain();
    Map<String, Json> old = new LinkedHashMap<>(servers().getFirst().content().fields());
    old.put("entity", new Json.Str("EVIL.example:8448"));
    given("m.policy.rule.server", "rule:EVIL.example:8448", old);
    given("m.policy.rule.server", "rule:evil.example", Map.of());
    world.restart();
    world.drain();

    assertThat(world.listed()).isEqualTo(Set.of("evil.example"));
    world.restart();
    world.drain();
    assertThat(world.homeserver.sent).as("it is written, cleared and written once").hasSize(3);
  }

  private void given(String type, String stateKey, Map<String, Json> content) {
    world
        .homeserver
        .inner
        .server()
        .given(world.room(), TestHomeserver.SELF, type, stateKey, new Json.Obj(content));
  }

  private List<StateEvent> servers() {
    return World.done(world.homeserver.inner.state(world.room())).stream()
        .filter(event -> event.type().equals("m.policy.rule.server"))
        .toList();
  }

  private List<StateEvent> entries() {
    return World.done(world.homeserver.inner.state(world.room())).stream()
        .filter(event -> event.type().equals("m.policy.rule.user"))
        .toList();
  }

  private Set<String> hashes() {
    Set<String> hashes = new TreeSet<>();
    for (StateEvent event : entries()) {
      event.content().object("hashes").string("sha256").ifPresent(hashes::add);
    }
    return hashes;
  }

  private Set<String> banned() {
    Set<String> banned = new TreeSet<>();
    for (StateEvent event : World.done(world.homeserver.inner.state(LOUNGE))) {
      if (event.type().equals("m.room.member")
          && !event.stateKey().equals(TestHomeserver.SELF.value())) {
        banned.add(event.stateKey() + " " + event.content().string("membership").orElseThrow());
      }
    }
    return banned;
  }
}
