package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.wire.Topics;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A page shows of an event what members of its room saw. */
class SeenMessagesIT extends SignedInFixture {
  private static final String HERE = "!room:hs.example";

  @Test
  void wordsAndTargetsThatOnlyTheHtmlHasAreShown() throws Exception {
    say(
        "$html",
        HERE,
        Samples.EVE,
        text(
            "hello",
            Map.of(
                "format",
                new Json.Str("org.matrix.custom.html"),
                "formatted_body",
                new Json.Str("win <a href='https://evil.example/a'>https://bank.example</a>"))));

    assertThat(user())
        .contains("hello", "shown as", "https://bank.example → https://evil.example/a");
  }

  @Test
  void anEditIsShownBeforeAndAfterAndOneOfAnotherAsNothing() throws Exception {
    say("$first", HERE, Samples.EVE, text("harmless words"));
    say("$others", HERE, "@ada:hs.example", text("what ada said"));
    say("$edit", HERE, Samples.EVE, edit("$first", "buy gold"));
    say("$forged", HERE, Samples.EVE, edit("$others", "ada likes it"));

    assertThat(user())
        .containsSubsequence("ada likes it", "changes what another wrote", "what ada said")
        .containsSubsequence("buy gold", "before", "harmless words");
  }

  @Test
  void aReactionIsShownWithItsKeyAndOnlyWithAnEventOfItsRoom() throws Exception {
    say("$here", HERE, "@ada:hs.example", text("good morning"));
    say("$there", "!secret:hs.example", "@ada:hs.example", text("kept from others"));
    react("$r1", "$here", "+1 bonus.example");
    react("$r2", "$there", "no");
    react("$r3", "$gone", "well");

    assertThat(user())
        .contains("reacts with +1 bonus.example", "@ada:hs.example: good morning")
        .contains("reacts with no", "reacts with well")
        .doesNotContain("kept from others");
  }

  @Test
  void anIdStandsBesideEveryNameAndHostileTextIsText() throws Exception {
    console.projections().apply(Topics.EVENTS, "", Samples.join(Samples.EVE, "Support"));
    say(
        "$file",
        HERE,
        Samples.EVE,
        text(
            "my caption",
            Map.of(
                "msgtype", new Json.Str("m.image"),
                "filename", new Json.Str(Samples.HOSTILE),
                "url", new Json.Str("mxc://evil.example/a"))));

    assertThat(user())
        .contains("Support", "@eve:evil.example</bdi>", "Media are never loaded here", "file")
        .contains("my caption", "[U+202E]txt")
        .doesNotContain("<script>alert");
  }

  private String user() throws Exception {
    return console.page("/users?id=" + Samples.EVE, session);
  }

  private static Json.Obj text(String body) {
    return text(body, Map.of("msgtype", new Json.Str("m.text")));
  }

  private static Json.Obj text(String body, Map<String, Json> more) {
    Map<String, Json> fields = new HashMap<>(more);
    fields.put("body", new Json.Str(body));
    return new Json.Obj(fields);
  }

  private static Json.Obj edit(String of, String words) {
    return text(
        "* " + words,
        Map.of("m.new_content", text(words), "m.relates_to", relation("m.replace", of, "")));
  }

  private static Json.Obj relation(String type, String of, String key) {
    return new Json.Obj(
        Map.of(
            "rel_type", new Json.Str(type),
            "event_id", new Json.Str(of),
            "key", new Json.Str(key)));
  }

  private void react(String id, String to, String key) {
    Json.Obj content = new Json.Obj(Map.of("m.relates_to", relation("m.annotation", to, key)));
    see(id, HERE, "m.reaction", Samples.EVE, content);
  }

  private void say(String id, String room, String sender, Json.Obj content) {
    see(id, room, "m.room.message", sender, content);
  }

  private void see(String id, String room, String type, String sender, Json.Obj content) {
    console
        .projections()
        .apply(Topics.EVENTS, "", Samples.seen(id, room, sender, type, null, content, Samples.AT));
  }
}
