package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.UserId;
import dev.forseti.policy.World;
import dev.forseti.runtime.health.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomModeratorsTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");
  private static final UserId EVE = new UserId("@eve:evil.example");

  private final World world = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE)));

  @Test
  void sparesWhoeverHasPowerInTheCommunitysRooms() {
    World.done(world.homeserver.inner.join(LOUNGE));
    Json.Obj users = new Json.Obj(Map.of(EVE.value(), new Json.Int(50)));
    state("m.room.power_levels", new Json.Obj(Map.of("users", users)));

    assertHeldAsModerator();
  }

  /** As rooms before version 10 may hold them. */
  @ParameterizedTest
  @ValueSource(strings = {"100", " 50 ", "+75"})
  void sparesWhoHasPowerWrittenAsText(String level) {
    World.done(world.homeserver.inner.join(LOUNGE));
    var users = new Json.Obj(Map.of(EVE.value(), new Json.Str(level)));
    state("m.room.power_levels", new Json.Obj(Map.of("users", users)));

    assertHeldAsModerator();
  }

  @Test
  void sparesWhoMadeARoomOfVersion12() {
    World.done(world.homeserver.inner.join(LOUNGE));
    state("m.room.create", new Json.Obj(Map.of("room_version", new Json.Str("12"))));

    assertHeldAsModerator();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "users", "text", "nobody"})
  void anAnswerByWhichNobodyHasPowerIsNotBelieved(String levels) {
    World.done(world.homeserver.inner.join(LOUNGE));
    Json.Obj nobody = new Json.Obj(Map.of(EVE.value(), new Json.Int(0)));
    Json.Obj content =
        switch (levels) {
          case "none" -> Json.Obj.EMPTY;
          case "users" -> new Json.Obj(Map.of("users", Json.Obj.EMPTY));
          case "text" -> new Json.Obj(Map.of("users", new Json.Str("all")));
          default -> new Json.Obj(Map.of("users", nobody));
        };
    state("m.room.power_levels", content);
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();

    assertThat(world.listed()).isEmpty();
    assertThat(world.journal.outcomes.getFirst().detail())
        .isEqualTo("who has power in !lounge is not known: by its answer nobody has power there");
  }

  @Test
  void joinsARoomThatItIsNotIn() {
    world.homeserver.closed.clear();
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();

    assertThat(world.listed()).isEqualTo(Set.of(EVE.value()));
  }

  @Test
  void listsNobodyByItselfWhileARoomsModeratorsAreUnknown() {
    world.homeserver.closed.add(LOUNGE);
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.say(world.decision("d1", World.user("bob"), Decision.Kind.LIST, null));
    world.drain();

    assertThat(world.listed()).isEqualTo(Set.of("@bob:evil.example"));
    Outcome waiting =
        world.journal.outcomes.stream()
            .filter(each -> each.status() == Outcome.Status.RETRYING)
            .findFirst()
            .orElseThrow();
    assertThat(waiting.detail().startsWith("who has power in !lounge is not known: M_FORBIDDEN"))
        .isTrue();

    world.homeserver.closed.clear();
    world.pass(Duration.ofMinutes(1));
    world.drain();
    assertThat(world.listed()).isEqualTo(Set.of("@bob:evil.example", EVE.value()));
  }

  @Test
  void saysWhichRoomCannotBeSeenSinceWhenAndWhatToDo() {
    world.homeserver.closed.add(LOUNGE);
    world.drain();
    world.pass(Duration.ofMinutes(5));
    world.drain();

    Trouble trouble = world.roomTroubles.of("room !lounge").orElseThrow();
    assertThat(trouble.effect()).isEqualTo(Trouble.Effect.PARTIAL);
    assertThat(trouble.since()).isEqualTo(World.NOON);
    assertThat(trouble.what().contains("M_FORBIDDEN you are not invited"))
        .as(trouble.what())
        .isTrue();
    assertThat(trouble.advice().contains("Invite")).as(trouble.advice()).isTrue();

    world.homeserver.closed.clear();
    world.pass(Duration.ofMinutes(1));
    world.drain();
    assertThat(world.roomTroubles.now()).isEmpty();
  }

  private void state(String type, Json.Obj content) {
    world.homeserver.inner.server().given(LOUNGE, EVE, type, "", content);
  }

  private void assertHeldAsModerator() {
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();

    assertThat(world.listed()).isEmpty();
    assertThat(world.journal.statuses()).isEqualTo(List.of("PUBLISH HELD"));
    assertThat(world.journal.outcomes.getFirst().detail().startsWith("MODERATOR")).isTrue();
  }
}
