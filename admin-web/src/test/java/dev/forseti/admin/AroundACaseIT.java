package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Outcome;
import dev.forseti.model.ServerName;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.wire.Topics;
import org.junit.jupiter.api.Test;

/** What a case says beside its evidence: rooms, whom it touches, what came of it. */
class AroundACaseIT extends SignedInFixture {
  @Test
  void refusalThatWasSettledLaterIsNoTroubleAnyMore() throws Exception {
    see("v1", Standing.REVIEW, 0);
    outcome("m1", Outcome.Status.REFUSED, 0);
    assertThat(console.page("/list", session)).contains("publish refused");

    outcome("m2", Outcome.Status.DONE, 1);
    assertThat(console.page("/list", session)).doesNotContain("publish refused");
    assertThat(console.page("/cases/1", session)).contains("publish refused", "publish done");
  }

  @Test
  void serverOfAModeratorIsSaidToTouchOne() throws Exception {
    Subject server = Subject.server(new ServerName("commons.example"));
    console
        .projections()
        .apply(
            Topics.OUTCOMES,
            "",
            Samples.outcome("m1", server, Outcome.Status.HELD, "too broad", Samples.AT));

    assertThat(console.page("/cases/1", session))
        .contains("touches a moderator: the brakes will hold it");
  }

  @Test
  void roomsHaveTheirNames() throws Exception {
    see("v1", Standing.REVIEW, 0);
    console.projections().apply(Topics.EVENTS, "", Samples.event("$hit", false));
    assertThat(console.page("/cases/1", session)).contains("!room:hs.example");

    for (String[] label :
        new String[][] {{"m.room.canonical_alias", "alias"}, {"m.room.name", "name"}}) {
      String value = label[1].equals("alias") ? "#lobby:hs.example" : Samples.HOSTILE;
      console.projections().apply(Topics.EVENTS, "", Samples.state(label[0], label[1], value));
      assertThat(console.page("/cases/1", session))
          .contains(label[1].equals("alias") ? value : "[U+202E]txt")
          .doesNotContain("<script>alert");
    }
  }

  private void see(String id, Standing standing, int seconds) {
    console
        .projections()
        .apply(Topics.VERDICTS, "", Samples.verdict(id, standing, Samples.AT.plusSeconds(seconds)));
  }

  private void outcome(String id, Outcome.Status status, int seconds) {
    Subject eve = Subject.ofKey("user:" + Samples.EVE);
    console
        .projections()
        .apply(
            Topics.OUTCOMES,
            "",
            Samples.outcome(id, eve, status, "power", Samples.AT.plusSeconds(seconds)));
  }
}
