package dev.forseti.features;

import dev.forseti.model.Json;
import java.util.Set;

/** Which part of a message is its sender's text, by its kind. */
final class MessageBody {
  private static final Set<String> WITH_FILES = Set.of("m.image", "m.video", "m.audio", "m.file");

  /** Clients write these bodies for clients that can show no more. */
  private static final Set<String> FALLBACKS =
      Set.of("m.key.verification.request", "m.bad.encrypted");

  private MessageBody() {}

  /** Where it is seen; nowhere when the body is the name of a file or a client's words. */
  static Place place(Json.Obj content) {
    String kind = content.string("msgtype").orElse("");
    if (FALLBACKS.contains(kind) || (kind.equals("m.location") && of(content).isEmpty())) {
      return Place.NOWHERE;
    }
    if (!isOfAFile(content)) {
      return CommandTalk.isFixed(content) ? Place.NOWHERE : Place.MESSAGE;
    }
    return isCaption(content) ? Place.CAPTION : Place.NOWHERE;
  }

  /** Whether it shows a picture, film, sound or file. */
  static boolean isOfAFile(Json.Obj content) {
    return WITH_FILES.contains(content.string("msgtype").orElse(""));
  }

  /** The text itself. */
  static String of(Json.Obj content) {
    String body = content.string("body").orElse("");
    if (content.string("msgtype").filter("m.location"::equals).isEmpty()) {
      return body.isEmpty() ? ExtensibleText.of(content) : body;
    }
    return content
        .object("m.location")
        .string("description")
        .or(() -> content.object("org.matrix.msc3488.location").string("description"))
        .orElse(body.contains("geo:") ? "" : body);
  }

  /** No file has a name with an address or with two lines. */
  private static boolean isCaption(Json.Obj content) {
    String body = content.string("body").orElse("");
    String name = content.string("filename").orElse(body);
    return !body.equals(name) || body.contains("://") || body.indexOf('\n') >= 0;
  }
}
