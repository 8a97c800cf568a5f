package dev.forseti.policy.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.StateEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyRoomStateTest {
  private static final UserId SELF = new UserId("@forseti:own.example");
  private static final Subject EVE = new Subject(Subject.Kind.USER, "@eve:evil.example");
  private static final Subject BOB = new Subject(Subject.Kind.USER, "@bob:evil.example");

  private final PolicyRoomState room = new PolicyRoomState(new RoomId("!list"), SELF);

  @Test
  void whatWasWrittenWhileTheRoomWasReadIsNewerThanWhatWasRead() {
    room.beginReading();
    room.add(event(EVE, "$new"));
    room.replace(List.of(event(EVE, "$old"), event(BOB, "$bob")));

    assertThat(room.eventOf(EVE).orElseThrow().eventId()).isEqualTo(new EventId("$new"));
    assertThat(room.eventOf(BOB)).isPresent();
    room.beginReading();
    room.replace(List.of(event(EVE, "$newest")));
    assertThat(room.eventOf(EVE).orElseThrow().eventId()).isEqualTo(new EventId("$newest"));
    assertThat(room.eventOf(BOB)).isEmpty();
  }

  @Test
  void onlyWhatWasSeenIsKnownUntilTheWholeIs() {
    assertThat(room.isKnown(EVE)).isFalse();
    room.add(event(EVE, "$e"));
    room.addNothing(BOB);
    assertThat(room.isKnown(EVE)).isTrue();
    assertThat(room.isKnown(BOB)).isTrue();

    room.replace(List.of());
    room.doubt();
    assertThat(room.isKnown(EVE)).isFalse();
    room.add(event(EVE, "$e"));
    room.doubt();
    assertThat(room.isKnown(EVE)).isTrue();
  }

  private static StateEvent event(Subject user, String id) {
    return new StateEvent(
        "m.policy.rule.user", "rule:" + user.id(), SELF, new EventId(id), Json.Obj.EMPTY);
  }
}
