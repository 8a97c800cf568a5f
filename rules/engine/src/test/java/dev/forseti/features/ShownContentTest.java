package dev.forseti.features;

import static dev.forseti.features.ShownContent.Sort.ANSWER;
import static dev.forseti.features.ShownContent.Sort.FILE;
import static dev.forseti.features.ShownContent.Sort.FORMATTED;
import static dev.forseti.features.ShownContent.Sort.LEFT_OUT;
import static dev.forseti.features.ShownContent.Sort.LINK;
import static dev.forseti.features.ShownContent.Sort.NAME;
import static dev.forseti.features.ShownContent.Sort.REASON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.ShownContent.Part;
import dev.forseti.model.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownContentTest {
  private static Json.Obj of(String... pairs) {
    Map<String, Json> fields = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], new Json.Str(pairs[i + 1]));
    }
    return new Json.Obj(fields);
  }

  private static ShownContent html(String body, String html) {
    return ShownContent.of(
        "m.room.message",
        of(
            "msgtype",
            "m.text",
            "body",
            body,
            "format",
            "org.matrix.custom.html",
            "formatted_body",
            html));
  }

  @Test
  void theSameInBothFormsIsShownOnce() {
    assertThat(html("a **word**", "a <b>word</b>").parts()).isEmpty();
    assertThat(
            html("see https://a.example/", "see <a href='https://a.example'>a.example</a>").parts())
        .isEmpty();
  }

  @Test
  void wordsAndLinksOfTheHtmlAreShownWhereTheyDiffer() {
    ShownContent shown =
        html("hello all", "earn now <a href='https://evil.example/x'>https://bank.example</a>");

    assertThat(shown.text()).isEqualTo("hello all");
    assertThat(shown.parts())
        .containsExactly(
            new Part(FORMATTED, "earn now https://bank.example"),
            new Part(LINK, "https://bank.example → https://evil.example/x"));
  }

  @Test
  void whoIsMeantByANameIsALink() {
    assertThat(
            html("Ada: hi", "<a href='https://matrix.to/#/@eve:evil.example'>Ada</a>: hi").parts())
        .containsExactly(new Part(LINK, "Ada → https://matrix.to/#/@eve:evil.example"));
  }

  @Test
  void ofManyLinksTheRestIsCounted() {
    String many =
        IntStream.range(0, 100)
            .mapToObj(i -> "<a href='https://a.example/" + i + "'>w" + i + "</a>")
            .collect(Collectors.joining(" "));

    List<Part> parts = html("links", many).parts();

    assertThat(parts).hasSize(21);
    assertThat(parts.getLast()).isEqualTo(new Part(LEFT_OUT, "81 more links"));
  }

  @Test
  void aFileHasANameAndMayHaveACaption() {
    Json.Obj plain = of("msgtype", "m.image", "body", "cat.png", "url", "mxc://a/b");
    Json.Obj captioned =
        of("msgtype", "m.image", "body", "buy now", "filename", "cat.png", "url", "mxc://a/b");

    assertThat(ShownContent.of("m.room.message", plain))
        .isEqualTo(new ShownContent("", List.of(new Part(FILE, "cat.png"))));
    assertThat(ShownContent.of("m.room.message", captioned))
        .isEqualTo(new ShownContent("buy now", List.of(new Part(FILE, "cat.png"))));
  }

  @Test
  void aReplyIsShownWithoutItsQuoteAndAReactionByItsKey() {
    Json.Obj relation = new Json.Obj(Map.of("m.in_reply_to", of("event_id", "$a")));
    Json.Obj reply =
        new Json.Obj(
            Map.of(
                "msgtype", new Json.Str("m.text"),
                "body", new Json.Str("> <@ada:hs.example> hello\n\nno"),
                "m.relates_to", relation));
    Json.Obj reaction = new Json.Obj(Map.of("m.relates_to", of("key", "👍", "event_id", "$a")));

    assertThat(ShownContent.of("m.room.message", reply).text()).isEqualTo("no");
    assertThat(ShownContent.of("m.reaction", reaction).text()).isEqualTo("👍");
  }

  @Test
  void aPollHasAnswersAndAMemberANameAndAReason() {
    Json.Obj poll =
        new Json.Obj(
            Map.of(
                "m.poll",
                new Json.Obj(
                    Map.of(
                        "question",
                        of("body", "Which?"),
                        "answers",
                        new Json.Arr(List.of(of("body", "this"), of("body", "that")))))));
    Json.Obj member = of("membership", "join", "displayname", "Win at x.example", "reason", "hi");

    assertThat(ShownContent.of("m.poll.start", poll))
        .isEqualTo(
            new ShownContent(
                "Which?", List.of(new Part(ANSWER, "this"), new Part(ANSWER, "that"))));
    assertThat(ShownContent.of("m.room.member", member))
        .isEqualTo(
            new ShownContent(
                "", List.of(new Part(NAME, "Win at x.example"), new Part(REASON, "hi"))));
  }

  @Test
  void contentOfAnyShapeIsShownAsFarAsItCanBe() {
    Json.Obj odd =
        new Json.Obj(
            Map.of(
                "body", new Json.Int(3),
                "msgtype", Json.Obj.EMPTY,
                "format", new Json.Str("org.matrix.custom.html"),
                "formatted_body", new Json.Str("<a href=x><a href='y'>z"),
                "m.relates_to", new Json.Arr(List.of())));
    for (String type :
        List.of("m.room.message", "m.poll.start", "m.room.member", "m.x", "m.room.topic")) {
      assertThat(ShownContent.of(type, odd).parts()).hasSizeLessThan(22);
    }
  }
}
