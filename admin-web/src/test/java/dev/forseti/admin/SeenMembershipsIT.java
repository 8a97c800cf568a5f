package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.wire.Topics;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A page says who came, went and was sent away, and names each of them once. */
class SeenMembershipsIT extends SignedInFixture {
  private static final String ADA = "@ada:hs.example";

  private Instant clock = Samples.AT;

  @Test
  void anOwnJoinSaysTheIdOnce() throws Exception {
    member("$join", Samples.EVE, Samples.EVE, "join");

    assertThat(events(Samples.EVE))
        .contains("joins the room")
        .containsOnlyOnce(Samples.EVE)
        .doesNotContain("join:");
  }

  @Test
  void whatIsDoneToAnotherNamesBoth() throws Exception {
    member("$invite", ADA, Samples.EVE, "invite");
    member("$join", Samples.EVE, Samples.EVE, "join");
    member("$kick", ADA, Samples.EVE, "leave");
    member("$ban", ADA, Samples.EVE, "ban");

    assertThat(events(ADA))
        .contains("invites " + Samples.EVE)
        .contains("takes " + Samples.EVE + " out of the room")
        .contains("bans " + Samples.EVE);
  }

  @Test
  void anUnknownMembershipIsToldAsItIs() throws Exception {
    member("$odd", Samples.EVE, Samples.EVE, "<script>lurk");

    assertThat(events(Samples.EVE)).contains("sets the membership &lt;script&gt;lurk");
  }

  /** The events of a user's page, as text. */
  private String events(String user) throws Exception {
    String page = console.page("/users?id=" + user, session);
    return page.substring(page.indexOf("<h2>Events"), page.indexOf("<h2>Cases"))
        .replaceAll("<[^>]*>", " ");
  }

  /** A second after the one before. */
  private void member(String id, String sender, String whom, String membership) {
    clock = clock.plusSeconds(1);
    console
        .projections()
        .apply(
            Topics.EVENTS,
            "",
            Samples.seen(
                id,
                "!room:hs.example",
                sender,
                "m.room.member",
                whom,
                new Json.Obj(Map.of("membership", new Json.Str(membership))),
                clock));
  }
}
