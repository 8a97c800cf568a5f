package dev.forseti.features;

import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The text of a message, which may be written twice: plain, and as HTML. */
final class MessageText {
  private MessageText() {}

  /** What members see of it; nothing when its body is a file's name or a client's words. */
  static SeenText of(RoomEvent event, Json.Obj content) {
    boolean reply =
        EnvelopeFeatures.answers(content.object("m.relates_to"))
            || EnvelopeFeatures.answers(event.content().object("m.relates_to"));
    String body = FeatureReader.cut(MessageBody.of(content));
    String html =
        content.string("format").filter("org.matrix.custom.html"::equals).isPresent()
            ? FeatureReader.cut(content.string("formatted_body").orElse(""))
            : "";
    Place place = MessageBody.place(content);
    if (place == Place.NOWHERE) {
      return SeenText.NONE;
    }
    String own = reply ? ReplyFallback.without(body) : body;
    return html.isEmpty()
        ? SeenText.plain(place, own)
        : formatted(place, own, HtmlText.of(html, reply));
  }

  private static SeenText formatted(Place place, String body, HtmlText html) {
    Set<String> bodyWords = Words.of(body);
    Set<String> htmlWords = Words.of(html.text());
    Set<String> pills = new HashSet<>();
    Set<String> targets = new HashSet<>();
    for (HtmlText.Anchor anchor : html.anchors()) {
      targets.addAll(Words.of(anchor.target()));
      if (MatrixIds.isUser(anchor.target())) {
        pills.addAll(Words.of(anchor.words()));
      }
    }
    String text;
    if (htmlWords.stream().allMatch(it -> bodyWords.contains(it) || pills.contains(it))) {
      text = body;
    } else if (bodyWords.stream().allMatch(it -> htmlWords.contains(it) || targets.contains(it))) {
      text = html.text();
    } else {
      text = html.text() + "\n" + body;
    }
    long lines = Math.max(SeenText.lines(text), SeenText.lines(html.text()));
    return new SeenText(place, text, lines, List.of(html.linked(), body), html.anchors());
  }
}
