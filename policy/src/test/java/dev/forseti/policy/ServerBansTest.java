package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Servers that a moderator lists, in the community's rooms. */
class ServerBansTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");
  private static final RoomId GARDEN = new RoomId("!garden");
  private static final UserId OWNER = new UserId("@owner:nice.example");
  private static final String ACL = "m.room.server_acl";
  private static final Subject EVIL = server("evil.example");

  private final World world = world(LOUNGE, GARDEN);

  private static Subject server(String host) {
    return new Subject(Subject.Kind.SERVER, host);
  }

  private static World world(RoomId... rooms) {
    World world = new World(World.enforcing(Mode.OBSERVE, Set.of(rooms)));
    for (RoomId room : rooms) {
      World.done(world.homeserver.inner.join(room));
      world.homeserver.inner.server().givenPower(room, TestHomeserver.SELF, 100);
    }
    world.drain();
    return world;
  }

  private void decide(String id, Subject subject, Decision.Kind kind) {
    world.say(world.decision(id, subject, kind, null));
    world.drainFor(Duration.ofSeconds(6));
  }

  private List<String> denied(RoomId room) {
    return world.homeserver.inner.content(room, ACL, "")
            instanceof Response.Done<Json.Obj>(Json.Obj acl)
        ? acl.array("deny").stream().map(each -> ((Json.Str) each).value()).toList()
        : List.of();
  }

  private void given(RoomId room, String... denied) {
    Json deny = new Json.Arr(Stream.of(denied).<Json>map(Json.Str::new).toList());
    Json allow = new Json.Arr(List.of(new Json.Str("*")));
    world
        .homeserver
        .inner
        .server()
        .given(room, OWNER, ACL, "", new Json.Obj(Map.of("allow", allow, "deny", deny)));
  }

  private List<String> outcomes(Outcome.Status status) {
    return world.journal.outcomes.stream()
        .filter(each -> each.status() == status && each.subject().kind() == Subject.Kind.SERVER)
        .map(each -> each.kind() + " " + each.subject().id())
        .distinct()
        .toList();
  }

  @Test
  void areShutOutOfEachRoomAndLetInAgain() {
    decide("d1", EVIL, Decision.Kind.LIST);
    assertThat(denied(LOUNGE)).containsExactly("evil.example");
    assertThat(denied(GARDEN)).containsExactly("evil.example");
    assertThat(outcomes(Outcome.Status.DONE))
        .containsExactly("PUBLISH evil.example", "BAN evil.example");

    decide("d2", EVIL, Decision.Kind.CLEAR);
    assertThat(denied(LOUNGE)).isEmpty();
    assertThat(outcomes(Outcome.Status.DONE)).contains("UNBAN evil.example");
  }

  @Test
  void thatOthersShutOutStaySoAndAreNeverLetInByUs() {
    given(LOUNGE, "evil.example", "*.bad.example");

    decide("d1", EVIL, Decision.Kind.LIST);
    decide("d2", EVIL, Decision.Kind.CLEAR);

    assertThat(denied(LOUNGE)).containsExactly("evil.example", "*.bad.example");
    assertThat(denied(GARDEN)).isEmpty();
    assertThat(outcomes(Outcome.Status.ALREADY)).contains("BAN evil.example");
  }

  @Test
  void areShutOutBesideThoseOfOthers() {
    given(LOUNGE, "*.bad.example");

    decide("d1", EVIL, Decision.Kind.LIST);
    assertThat(denied(LOUNGE)).containsExactly("*.bad.example", "evil.example");

    decide("d2", EVIL, Decision.Kind.CLEAR);
    assertThat(denied(LOUNGE)).containsExactly("*.bad.example");
  }

  @Test
  void areLetInAgainAfterAStartAnew() {
    decide("d1", EVIL, Decision.Kind.LIST);
    world.restart();
    world.drain();
    assertThat(denied(LOUNGE)).containsExactly("evil.example");

    decide("d2", EVIL, Decision.Kind.CLEAR);

    assertThat(denied(LOUNGE)).isEmpty();
  }

  @Test
  void ofWhichManyAreListedAtOnceGoInFewEvents() {
    for (int i = 0; i < 50; i++) {
      world.say(world.decision("d" + i, server("s" + i + ".example"), Decision.Kind.LIST, null));
    }
    world.drainFor(Duration.ofSeconds(20));

    assertThat(denied(LOUNGE)).hasSize(50);
    assertThat(denied(GARDEN)).hasSize(50);
    assertThat(world.homeserver.acls).hasSizeBetween(2, 8);
  }

  @Test
  void whoseRoomRefusesAreToldAndOtherRoomsGoOn() {
    world.homeserver.inner.server().givenPower(LOUNGE, TestHomeserver.SELF, 0);

    decide("d1", EVIL, Decision.Kind.LIST);

    assertThat(denied(LOUNGE)).isEmpty();
    assertThat(denied(GARDEN)).containsExactly("evil.example");
    assertThat(outcomes(Outcome.Status.REFUSED)).containsExactly("BAN evil.example");
  }

  @Test
  void ofOursAndOfModeratorsAreNeverShutOut() {
    world.restart(PolicyConfig.DEFAULT); // nothing is enforced
    decide("d1", server("own.example"), Decision.Kind.LIST);
    decide("d2", server("nice.example"), Decision.Kind.LIST);
    assertThat(world.listed()).containsExactly("nice.example");
    world.homeserver.inner.server().givenPower(LOUNGE, OWNER, 50);

    world.restart(World.enforcing(Mode.OBSERVE, Set.of(LOUNGE, GARDEN)));
    world.drainFor(Duration.ofMinutes(1));

    assertThat(denied(LOUNGE)).isEmpty();
    assertThat(denied(GARDEN)).isEmpty();
    assertThat(outcomes(Outcome.Status.HELD)).contains("BAN nice.example");
  }

  @Test
  void whoseEntryWasTakenBackWhileARoomWasAwayAreLetIn() {
    world.homeserver.faults.put("", "away");
    world.say(world.decision("d1", EVIL, Decision.Kind.LIST, null));
    world.drainFor(Duration.ofSeconds(3));
    assertThat(outcomes(Outcome.Status.RETRYING)).contains("BAN evil.example");
    world.homeserver.faults.clear();
    world.drainFor(Duration.ofMinutes(2));
    assertThat(denied(LOUNGE)).containsExactly("evil.example");

    world.homeserver.faults.put("", "away");
    world.say(world.decision("d2", EVIL, Decision.Kind.CLEAR, null));
    world.drainFor(Duration.ofSeconds(3));
    world.homeserver.faults.clear();
    world.drainFor(Duration.ofMinutes(2));

    assertThat(denied(LOUNGE)).isEmpty();
    assertThat(denied(GARDEN)).isEmpty();
  }

  /** Else a moderator's own denial would pass for ours later. */
  @Test
  void thatAModeratorLetInAndShutOutAgainAreTheModerators() {
    decide("d1", EVIL, Decision.Kind.LIST);
    Json.Obj ours = World.done(world.homeserver.inner.content(LOUNGE, ACL, ""));
    Map<String, Json> edited = new HashMap<>(ours.fields());
    edited.put("deny", new Json.Arr(List.of()));
    world.homeserver.inner.server().given(LOUNGE, OWNER, ACL, "", new Json.Obj(edited));
    decide("d2", EVIL, Decision.Kind.CLEAR);
    Json.Obj left = World.done(world.homeserver.inner.content(LOUNGE, ACL, ""));
    Map<String, Json> again = new HashMap<>(left.fields());
    again.put("deny", new Json.Arr(List.of(new Json.Str("evil.example"))));
    world.homeserver.inner.server().given(LOUNGE, OWNER, ACL, "", new Json.Obj(again));

    decide("d3", EVIL, Decision.Kind.LIST);
    decide("d4", EVIL, Decision.Kind.CLEAR);

    assertThat(denied(LOUNGE)).containsExactly("evil.example");
    assertThat(denied(GARDEN)).isEmpty();
  }

  /** What we wrote before we died is known as ours afterwards. */
  @Test
  void thatAreShutOutWhenWeDieAreOursAllTheSame() {
    for (int steps = 0; steps < 60; steps++) {
      World dying = world(LOUNGE, GARDEN);
      dying.mishap.after(steps);
      try {
        dying.say(dying.decision("d1", EVIL, Decision.Kind.LIST, null));
        dying.drainFor(Duration.ofSeconds(6));
      } catch (Mishap.Died death) {
        dying.restart();
      }
      dying.mishap.never();
      dying.drainFor(Duration.ofSeconds(10));
      assertThat(deniedIn(dying)).as("%s", steps).containsExactly("evil.example", "evil.example");

      dying.say(dying.decision("d2", EVIL, Decision.Kind.CLEAR, null));
      dying.drainFor(Duration.ofMinutes(12));
      assertThat(deniedIn(dying)).as("%s", steps).isEmpty();
    }
  }

  private static List<String> deniedIn(World world) {
    return Stream.of(LOUNGE, GARDEN)
        .flatMap(
            room ->
                World.done(world.homeserver.inner.content(room, ACL, "")).array("deny").stream())
        .map(each -> ((Json.Str) each).value())
        .toList();
  }
}
