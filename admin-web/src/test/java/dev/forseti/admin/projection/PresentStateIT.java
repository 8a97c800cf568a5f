package dev.forseti.admin.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.ConsoleFixture;
import dev.forseti.admin.Samples;
import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is in a room, under which name, and what the room is called: by what holds there now. */
class PresentStateIT extends ConsoleFixture {
  private static final String BOB = "@bob:hs.example";
  private static final Instant LATER = Samples.AT.plusSeconds(60);

  @Test
  void nobodyIsNamedByWhoeverInvitesOrBansHim() {
    take(member("$1", Samples.EVE, "invite", "Admin support scam", Samples.AT));
    assertThat(bob()).containsExactly("invite", "");

    take(member("$2", BOB, "join", "Bob", LATER));
    take(member("$3", Samples.EVE, "ban", "Spammer", LATER.plusSeconds(1)));
    assertThat(bob()).containsExactly("ban", "Bob");
  }

  @Test
  void aLateCopyOfAJoinDoesNotBringBackWhoHasLeft() {
    RoomEvent join = member("$1", BOB, "join", "Bob", Samples.AT);
    take(join);
    take(member("$2", BOB, "leave", "", Samples.AT.plusSeconds(1)));

    take(member("$1", BOB, "join", "Bob", LATER));

    assertThat(bob()).containsExactly("leave", "Bob");
  }

  @ParameterizedTest
  @EnumSource(
      value = EventFlag.class,
      names = {"SOFT_FAILED", "POLICY_REFUSED", "REJECTED", "BACKFILLED"})
  void whatTheRoomDidNotSeeHappenChangesNeitherMembersNorNames(EventFlag flag) {
    take(member("$1", BOB, "leave", "", Samples.AT));
    take(name("$2", "Lobby", Samples.AT));

    take(member("$3", BOB, "join", "Bob", LATER).withFlags(Set.of(flag)));
    take(name("$4", "Taken over", LATER).withFlags(Set.of(flag)));

    assertThat(bob()).containsExactly("leave", "");
    assertThat(texts("select label from room_labels")).containsExactly("Lobby");
    assertThat(console.count("events")).isEqualTo(4);
  }

  private void take(RoomEvent event) {
    console.bean(Projections.class).apply(Topics.EVENTS, "", event);
  }

  private List<String> bob() {
    return texts(
        "select unnest(array[membership, name]) from members where user_id = '" + BOB + "'");
  }

  private List<String> texts(String sql) {
    return console.bean(JdbcClient.class).sql(sql).query((row, n) -> row.getString(1)).list();
  }

  private static RoomEvent member(
      String id, String sender, String membership, String name, Instant at) {
    Map<String, Json> content =
        name.isEmpty()
            ? Map.of("membership", new Json.Str(membership))
            : Map.of("membership", new Json.Str(membership), "displayname", new Json.Str(name));
    return state(id, sender, "m.room.member", BOB, content, at);
  }

  private static RoomEvent name(String id, String name, Instant at) {
    return state(id, Samples.EVE, "m.room.name", "", Map.of("name", new Json.Str(name)), at);
  }

  private static RoomEvent state(
      String id, String sender, String type, String key, Map<String, Json> content, Instant at) {
    return new RoomEvent(
        new EventId(id),
        new RoomId("!room:hs.example"),
        type,
        key,
        new UserId(sender),
        at,
        at,
        new Json.Obj(content),
        null,
        "tap",
        "1",
        Set.of(),
        Json.Obj.EMPTY);
  }
}
