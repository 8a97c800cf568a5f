package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A page shows what changed of somebody, and what an invitation shows of its room. */
class SeenProfilesIT extends SignedInFixture {
  private static final String ADA = "@ada:hs.example";
  private static final String MO = "@mo:hs.example";

  @Test
  void aChangedNameIsShownBeforeAndAfter() throws Exception {
    member(ADA, ADA, 1, Map.of("membership", "join", "displayname", "Ada"));
    member(ADA, ADA, 2, Map.of("membership", "join", "displayname", "Admin"));

    assertThat(page(ADA)).contains("changes the name", "Ada → Admin", "joins the room");
  }

  @Test
  void aPictureThatIsTakenAwayIsShownToo() throws Exception {
    member(ADA, ADA, 1, Map.of("membership", "join", "avatar_url", "mxc://hs.example/a"));
    member(ADA, ADA, 2, Map.of("membership", "join"));

    assertThat(page(ADA)).contains("changes the picture", "mxc://hs.example/a → none");
  }

  @Test
  void whatCameBeforeTellsAKickFromAnUnbanAndALeaveFromADecline() throws Exception {
    member(MO, ADA, 1, Map.of("membership", "ban"));
    member(MO, ADA, 2, Map.of("membership", "leave"));
    member(MO, ADA, 3, Map.of("membership", "invite"));
    member(ADA, ADA, 4, Map.of("membership", "leave"));

    assertThat(page(MO)).contains("bans " + ADA, "lifts the ban of " + ADA, "invites " + ADA);
    assertThat(page(ADA)).contains("declines the invitation").doesNotContain("leaves the room");
  }

  @Test
  void anInvitationShowsItsRoomAsText() throws Exception {
    Json.Obj state =
        object(
            Map.of(
                "m.room.name", object(Map.of("name", new Json.Str(Samples.HOSTILE))),
                "m.room.avatar", object(Map.of("url", new Json.Str("mxc://evil.example/a")))));
    event(MO, ADA, 1, Map.of("membership", "invite"), state);

    assertThat(page(MO))
        .contains("room&#39;s name", "[U+202E]txt", "room&#39;s picture", "mxc://evil.example/a")
        .doesNotContain("<script>alert", "<img");
  }

  private String page(String user) throws Exception {
    String page = console.page("/users?id=" + user, session);
    return page.substring(page.indexOf("<h2>Events"), page.indexOf("<h2>Cases"));
  }

  private static Json.Obj object(Map<String, Json> fields) {
    return new Json.Obj(fields);
  }

  private void member(String sender, String whom, int second, Map<String, String> content) {
    event(sender, whom, second, content, Json.Obj.EMPTY);
  }

  private void event(
      String sender, String whom, int second, Map<String, String> content, Json.Obj state) {
    Map<String, Json> fields = new HashMap<>();
    content.forEach((key, value) -> fields.put(key, new Json.Str(value)));
    console
        .projections()
        .apply(
            Topics.EVENTS,
            "",
            new RoomEvent(
                new EventId("$m" + second),
                new RoomId("!room:hs.example"),
                "m.room.member",
                whom,
                new UserId(sender),
                Samples.AT.plusSeconds(second),
                Samples.AT.plusSeconds(second),
                new Json.Obj(fields),
                null,
                "tap",
                "p" + second,
                Set.of(),
                state));
  }
}
