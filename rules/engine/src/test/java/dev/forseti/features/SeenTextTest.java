package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeenTextTest {
  private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);

  @Test
  void aCaptionIsTextAndTheNameOfAFileIsNone() {
    assertThat(seen(media("cheap shoes here", "photo.jpg"))).isEqualTo("caption: cheap shoes here");
    assertThat(seen(media("photo.jpg", "photo.jpg"))).isEqualTo(": ");
    assertThat(seen(media("Bildschirmfoto vom 3. Mai.png", null))).isEqualTo(": ");
    assertThat(seen(media("see https://shop.example", null)))
        .isEqualTo("caption: see https://shop.example");
  }

  @Test
  void theWordsOfClientsAreNoText() {
    assertThat(
            seen(
                Map.of(
                    "msgtype", text("m.key.verification.request"),
                    "body", text("Ann wants to verify your key"))))
        .isEqualTo(": ");
    assertThat(
            seen(
                Map.of(
                    "msgtype", text("m.location"),
                    "geo_uri", text("geo:1,2"),
                    "body", text("Location was shared at geo:1,2"))))
        .isEqualTo(": ");
    assertThat(
            seen(
                Map.of(
                    "msgtype", text("m.location"),
                    "m.location", object("description", text("the old mill")),
                    "body", text("Location was shared at geo:1,2"))))
        .isEqualTo("message: the old mill");
    assertThat(
            seen(
                "m.poll.end",
                null,
                Map.of("m.text", new Json.Arr(List.of(object("body", text("The poll ended")))))))
        .isEqualTo(": ");
  }

  @Test
  void anUnknownKindOfMessageShowsItsBody() {
    assertThat(seen(Map.of("msgtype", text("org.other"), "body", text("cheap shoes"))))
        .isEqualTo("message: cheap shoes");
  }

  @Test
  void aPollIsReadInAllItsForms() {
    Json answers =
        new Json.Arr(
            List.of(
                object("m.text", new Json.Arr(List.of(object("body", text("yes"))))),
                object("org.matrix.msc1767.text", text("no"))));
    Json question = object("m.text", new Json.Arr(List.of(object("body", text("shoes?")))));
    Json old = object("body", text("shoes?"), "msgtype", text("m.text"));

    assertThat(
            seen(
                "m.poll.start",
                null,
                Map.of("m.poll", object("question", question, "answers", answers))))
        .isEqualTo("poll: shoes?\nyes\nno");
    assertThat(
            seen(
                "org.matrix.msc3381.poll.start",
                null,
                Map.of(
                    "org.matrix.msc3381.poll.start", object("question", old, "answers", answers))))
        .isEqualTo("poll: shoes?\nyes\nno");
  }

  @Test
  void whatAReplyQuotesIsNotItsText() {
    Json relation = object("m.in_reply_to", object("event_id", text("$x")));
    String html = "<mx-reply><blockquote>a long speech</blockquote></mx-reply>count me in";

    assertThat(
            seen(
                Map.of(
                    "msgtype", text("m.text"),
                    "body", text("> <@a:b.example> a long speech\n> of two lines\n\ncount me in"),
                    "format", text("org.matrix.custom.html"),
                    "formatted_body", text(html),
                    "m.relates_to", relation)))
        .isEqualTo("message: count me in");
    assertThat(seen(Map.of("msgtype", text("m.text"), "body", text("> a quote\n\nof nobody"))))
        .isEqualTo("message: > a quote\n\nof nobody");
    assertThat(
            seen(
                Map.of(
                    "msgtype", text("m.text"),
                    "body", text("> all of it"),
                    "m.relates_to", relation)))
        .isEqualTo("message: > all of it");
  }

  @Test
  void htmlThatSaysTheSameChangesNothingAndHtmlThatSaysMoreIsRead() {
    assertThat(seen(formatted("**hello** to all", "<b>hello</b> to all")))
        .isEqualTo("message: **hello** to all");
    assertThat(seen(formatted("[here](https://a.example/x) it is", "<a href='x'>here</a> it is")))
        .isEqualTo("message: [here](https://a.example/x) it is");
    assertThat(seen(formatted("hello", "cheap shoes"))).isEqualTo("message: cheap shoes\nhello");
    assertThat(seen(formatted("hello", "hello, cheap shoes")))
        .isEqualTo("message: hello, cheap shoes");
    assertThat(
            seen(
                Map.of(
                    "msgtype", text("m.text"),
                    "body", text("hello"),
                    "formatted_body", text("shown by no client"))))
        .isEqualTo("message: hello");
  }

  @Test
  void linesOfHtmlAreLines() {
    assertThat(of("m.room.message", null, formatted(".", ".<br><br><br>x")).lines()).isEqualTo(4);
  }

  @Test
  void statesShowWhatTheyName() {
    assertThat(seen("m.room.topic", "", Map.of("topic", text("cheap shoes"))))
        .isEqualTo("topic: cheap shoes");
    assertThat(seen("m.room.name", "", Map.of("name", text("Cheap shoes"))))
        .isEqualTo("room name: Cheap shoes");
    assertThat(seen("m.room.topic", null, Map.of("topic", text("no state")))).isEqualTo(": ");
  }

  @Test
  void aNameIsTextWhenItSaysMoreThanNamesDo() {
    assertThat(seen(member("join", "Alexander von Humboldt", ""))).isEqualTo(": ");
    assertThat(seen(member("join", "best shoes in the town", "")))
        .isEqualTo("display name: best shoes in the town");
    assertThat(seen(member("join", "shoes.example rocks", "")))
        .isEqualTo("display name: shoes.example rocks");
  }

  @Test
  void reasonsAreTextButThoseOfLeaving() {
    assertThat(seen(member("join", "Ann", "cheap shoes"))).isEqualTo("reason: cheap shoes");
    assertThat(seen(member("knock", "Ann", "let me in"))).isEqualTo("reason: let me in");
    assertThat(seen(member("leave", "Ann", "Ping timeout: 240 seconds"))).isEqualTo(": ");
    assertThat(
            seen(
                "m.room.member",
                "@other:one.example",
                Map.of("membership", text("leave"), "reason", text("go away"))))
        .isEqualTo("reason: go away");
  }

  @Test
  void theKeyOfAReactionIsTextUnlessItIsAPicture() {
    assertThat(seen("m.reaction", null, Map.of("m.relates_to", object("key", text("buy here")))))
        .isEqualTo("reaction: buy here");
    assertThat(
            seen(
                "m.reaction",
                null,
                Map.of("m.relates_to", object("key", text("mxc://one.example/x")))))
        .isEqualTo(": ");
  }

  private static Map<String, Json> formatted(String body, String html) {
    return Map.of(
        "msgtype", text("m.text"),
        "body", text(body),
        "format", text("org.matrix.custom.html"),
        "formatted_body", text(html));
  }

  private static Map<String, Json> media(String body, @Nullable String filename) {
    Map<String, Json> content =
        new LinkedHashMap<>(Map.of("msgtype", text("m.image"), "body", text(body)));
    if (filename != null) {
      content.put("filename", text(filename));
    }
    return content;
  }

  private static SeenText member(String membership, String name, String reason) {
    return of(
        "m.room.member",
        "@new:one.example",
        Map.of(
            "membership", text(membership),
            "displayname", text(name),
            "reason", text(reason)));
  }

  private static String seen(Map<String, Json> content) {
    return seen("m.room.message", null, content);
  }

  private static String seen(String type, @Nullable String key, Map<String, Json> content) {
    return seen(of(type, key, content));
  }

  private static String seen(SeenText seen) {
    return seen.place().label() + ": " + seen.text();
  }

  private static SeenText of(String type, @Nullable String key, Map<String, Json> content) {
    Json.Obj object = new Json.Obj(content);
    var event =
        new RoomEvent(
            new EventId("$e"),
            new RoomId("!r:one.example"),
            type,
            key,
            new UserId("@new:one.example"),
            AT,
            AT,
            object,
            null,
            "test",
            "1",
            Set.of(),
            Json.Obj.EMPTY);
    return SeenText.of(event, object);
  }

  private static Json.Obj object(String key, Json value) {
    return new Json.Obj(Map.of(key, value));
  }

  private static Json.Obj object(String key, Json value, String other, Json second) {
    return new Json.Obj(Map.of(key, value, other, second));
  }

  private static Json text(String value) {
    return new Json.Str(value);
  }
}
