package dev.forseti.policy.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenInvitesTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final RoomId ROOM = new RoomId("!room:evil.example");
  private static final RoomId OURS = new RoomId("!ours:own.example");
  private static final UserId EVE = new UserId("@eve:evil.example:8448");
  private static final UserId ANN = new UserId("@ann:own.example");

  private final OpenInvites open = new OpenInvites(15);

  private static RoomEvent member(UserId sender, RoomId room, UserId user, String membership) {
    return member(NOON, sender, room, user, membership);
  }

  private static RoomEvent member(
      Instant at, UserId sender, RoomId room, UserId user, String membership) {
    return new RoomEvent(
        new EventId("$e"),
        room,
        "m.room.member",
        user.value(),
        sender,
        at,
        at,
        new Json.Obj(Map.of("membership", new Json.Str(membership))),
        null,
        "tap",
        "1",
        Set.of(),
        Json.Obj.EMPTY);
  }

  private static UserId user(int number) {
    return new UserId("@user" + number + ":own.example");
  }

  private List<UserId> invited(Subject subject) {
    return open.about(subject).stream().map(Invite::invited).toList();
  }

  @Test
  void areFoundByWhoInvitesByTheirServerAndByTheRoom() {
    Invite invite = open.take(member(EVE, ROOM, ANN, "invite")).orElseThrow();

    assertThat(invite).isEqualTo(new Invite(ROOM, ANN, EVE, NOON));
    for (Subject subject :
        List.of(
            Subject.user(EVE),
            new Subject(Subject.Kind.SERVER, "evil.example"),
            Subject.room(ROOM))) {
      assertThat(open.about(subject)).containsExactly(invite);
    }
    assertThat(open.about(Subject.user(ANN))).isEmpty();
  }

  @Test
  void endWithWhateverBecomesOfTheMembership() {
    for (String membership : List.of("join", "leave", "ban", "knock", "nonsense")) {
      open.take(member(EVE, ROOM, ANN, "invite"));
      assertThat(open.take(member(ANN, ROOM, ANN, membership))).isEmpty();
      assertThat(open.all()).isEmpty();
      assertThat(open.about(Subject.room(ROOM))).isEmpty();
    }
  }

  @Test
  void areTheNewestOnesWhenSomebodyInvitesAnew() {
    UserId mal = new UserId("@mal:evil.example");
    Invite first = open.take(member(EVE, ROOM, ANN, "invite")).orElseThrow();

    Invite second = open.take(member(mal, ROOM, ANN, "invite")).orElseThrow();

    assertThat(open.all()).containsExactly(second);
    assertThat(second).isEqualTo(new Invite(ROOM, ANN, mal, Set.of(EVE), NOON));
    assertThat(open.isOpen(first)).isFalse();
    open.forget(first);
    assertThat(open.isOpen(second)).isTrue();
    assertThat(open.about(Subject.user(EVE))).isEmpty();
  }

  @Test
  void theOldestAreForgottenWhenThereAreTooMany() {
    for (int i = 0; i < 50; i++) {
      UserId sender = new UserId("@eve:evil" + i % 20 + ".example");
      open.take(member(sender, ROOM, user(i), "invite"));
    }

    assertThat(open.all().stream().map(Invite::invited).toList())
        .containsExactlyElementsOf(IntStream.range(35, 50).mapToObj(i -> user(i)).toList());
  }

  @Test
  void ofOneServerPushOutItsOwnAlone() {
    UserId nice = new UserId("@nice:nice.example");
    open.take(member(nice, ROOM, ANN, "invite"));
    for (int i = 0; i < 50; i++) {
      open.take(member(EVE, ROOM, user(i), "invite"));
    }

    assertThat(invited(Subject.user(nice))).containsExactly(ANN);
    assertThat(invited(Subject.user(EVE))).containsExactly(user(47), user(48), user(49));
  }

  @Test
  void ofOthersUsersAreNotRememberedOnceOursAreKnown() {
    UserId other = new UserId("@other:nice.example");
    open.take(member(EVE, ROOM, other, "invite"));
    open.take(member(EVE, ROOM, ANN, "invite"));

    open.servesOnly(new ServerName("own.example"), Set.of(OURS));
    open.take(member(EVE, OURS, other, "invite"));
    open.take(member(EVE, new RoomId("!second"), other, "invite"));

    assertThat(invited(Subject.user(EVE))).containsExactly(ANN, other);
    assertThat(invited(Subject.room(OURS))).containsExactly(other);
  }

  @Test
  void areForgottenOnceTheyAreTooOld() {
    open.take(member(NOON, EVE, ROOM, user(1), "invite"));
    open.take(member(NOON.plus(Duration.ofDays(1)), EVE, ROOM, user(2), "invite"));

    open.forgetOlderThan(NOON.plusSeconds(1));

    assertThat(invited(Subject.user(EVE))).containsExactly(user(2));
  }

  /** A number that is too large, and nobody could say what it is. */
  @Test
  void areWhatCannotBeReadTooAndNothingThatIsNoNews() {
    RoomEvent event = member(EVE, ROOM, ANN, "leave");

    assertThat(open.take(event.withFlags(Set.of(EventFlag.UNREADABLE)))).isPresent();
    assertThat(open.take(event.withFlags(Set.of(EventFlag.REJECTED)))).isEmpty();
    assertThat(open.take(event.withFlags(Set.of(EventFlag.BACKFILLED)))).isEmpty();
    assertThat(open.all()).hasSize(1);
  }

  @Test
  void areNotWhatIsNoInvitation() {
    assertThat(open.take(member(ANN, ROOM, ANN, "invite"))).isEmpty();
    RoomEvent odd =
        new RoomEvent(
            new EventId("$odd"),
            ROOM,
            "m.room.member",
            "not a user",
            EVE,
            NOON,
            NOON,
            new Json.Obj(Map.of("membership", new Json.Str("invite"))),
            null,
            "tap",
            "1",
            Set.of(),
            Json.Obj.EMPTY);
    assertThat(open.take(odd)).isEmpty();
    assertThat(open.all()).isEmpty();
  }
}
