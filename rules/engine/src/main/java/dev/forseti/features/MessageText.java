package dev.forseti.features;

import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
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
    String own = reply ? ReplyFallback.without(body) : CommandTalk.text(content, body);
    return html.isEmpty()
        ? SeenText.plain(place, own)
        : formatted(place, own, HtmlText.of(html, reply));
  }

  /** Whether the HTML has words that the plain text has not; how members are called is none. */
  static boolean saysMore(String body, HtmlText html) {
    Set<String> words = Words.of(body);
    for (HtmlText.Anchor anchor : html.anchors()) {
      if (MatrixIds.isUser(anchor.target())) {
        words.addAll(Words.of(anchor.words()));
      }
    }
    return !words.containsAll(Words.of(html.text()));
  }

  private static SeenText formatted(Place place, String body, HtmlText html) {
    String text = saysMore(body, html) ? more(body, html) : body;
    long lines = Math.max(SeenText.lines(text), SeenText.lines(html.text()));
    return new SeenText(place, text, lines, List.of(html.linked(), body), html.anchors());
  }

  /** Only the HTML when all of the plain text is in it, or in its links; else both. */
  private static String more(String body, HtmlText html) {
    Set<String> shown = Words.of(html.text());
    html.anchors().forEach(anchor -> shown.addAll(Words.of(anchor.target())));
    return shown.containsAll(Words.of(body)) ? html.text() : html.text() + "\n" + body;
  }
}
