package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.model.Standing;
import dev.forseti.wire.Topics;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Long texts are folded or cut, and a page of their own has all of them. */
class WholeMessagesIT extends SignedInFixture {
  private static final String END = "and this is the end";

  @Test
  void aLongNeighbourIsFoldedAndAShortOneIsNot() throws Exception {
    say("$long", "x".repeat(500) + END);
    say("$short", "good morning");

    String page = user();
    assertThat(page.split("<details class=\"fold\"", -1)).hasSize(2);
    assertThat(page).contains("519 characters", END, "good morning").doesNotContain("/messages?");
  }

  @Test
  void aFlaggedMessageIsNeverFolded() throws Exception {
    console
        .projections()
        .apply(Topics.VERDICTS, "", Samples.verdict("v1", Standing.REVIEW, Samples.AT));
    say("$hit", "x".repeat(500) + END);

    assertThat(console.page("/cases/1", session)).contains(END).doesNotContain("class=\"fold\"");
  }

  @Test
  void whatIsCutIsShownWholeOnAPageOfItsOwnAndThatIsAudited() throws Exception {
    say("$cut", "x".repeat(3_000) + Samples.HOSTILE + END);
    assertThat(user()).contains("/messages?id=$cut", "Show all").doesNotContain(END);

    assertThat(console.page("/messages?id=$cut", session))
        .contains("x".repeat(3_000), "[U+202E]txt", END, "!room:hs.example", "$cut")
        .doesNotContain("<script>alert", "more)");
    assertThat(console.count("audit where what = 'READ' and detail = 'message'")).isEqualTo(1);
  }

  @Test
  void anUnknownEventHasNoPage() throws Exception {
    assertThat(console.get("/messages?id=$none", "Cookie", session).statusCode()).isEqualTo(404);
    assertThat(console.get("/messages?id=%00", "Cookie", session).statusCode()).isEqualTo(404);
  }

  private String user() throws Exception {
    return console.page("/users?id=" + Samples.EVE, session);
  }

  private void say(String id, String text) {
    Json.Obj content =
        new Json.Obj(Map.of("msgtype", new Json.Str("m.text"), "body", new Json.Str(text)));
    console
        .projections()
        .apply(Topics.EVENTS, "", Samples.event(id, "m.room.message", content, Samples.AT));
  }
}
