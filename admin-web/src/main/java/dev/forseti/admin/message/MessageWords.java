package dev.forseti.admin.message;

import dev.forseti.admin.message.MessageView.Detail;
import dev.forseti.admin.message.MessageView.Kind;
import dev.forseti.features.ShownContent;
import dev.forseti.model.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts events into words: what members saw, and what an event says about another one. */
final class MessageWords {
  private MessageWords() {}

  /**
   * The event in words.
   *
   * @param related the event that it speaks of; null when that is not stored, or is of another room
   * @param isHit whether the verdict points at it
   */
  static MessageView of(MessageRow row, @Nullable MessageRow related, boolean isHit) {
    List<Detail> details = new ArrayList<>();
    Json.Obj content = row.isEdit() ? row.content().object("m.new_content") : row.content();
    ShownContent shown = ShownContent.of(row.type(), content);
    if (related != null) {
      details.add(about(row, related));
    }
    if (row.type().equals("m.room.member")) {
      details.addAll(MemberWords.details(row));
    } else {
      shown.parts().forEach(part -> details.add(new Detail(label(part.sort()), part.text())));
    }
    return new MessageView(
        row.id(),
        row.room(),
        row.sender(),
        row.name(),
        kind(row.type(), content),
        body(row, content, shown.text()),
        details,
        row.at(),
        isHit,
        row.removedBy(),
        row.softFailed());
  }

  private static Detail about(MessageRow row, MessageRow related) {
    String text = ShownContent.of(related.type(), related.content()).text();
    String shown = text.isEmpty() ? "(" + related.type() + ")" : text;
    if (row.isEdit() && row.sender().equals(related.sender())) {
      return new Detail("before", shown);
    }
    String whose = related.sender() + ": " + shown;
    return row.isEdit()
        ? new Detail("changes what another wrote, so clients show nothing of it", whose)
        : new Detail(row.isReaction() ? "to" : "answers", whose);
  }

  private static String label(ShownContent.Sort sort) {
    return switch (sort) {
      case FORMATTED -> "shown as";
      case LINK -> "link";
      case FILE -> "file";
      case ANSWER -> "answer";
      case NAME -> "named";
      case REASON -> "reason";
      case LEFT_OUT -> "not shown";
    };
  }

  private static Kind kind(String type, Json.Obj content) {
    return switch (type) {
      case "m.room.encrypted" -> Kind.ENCRYPTED;
      case "m.sticker" -> Kind.MEDIA;
      case "m.room.message" -> isMedia(content) ? Kind.MEDIA : Kind.TEXT;
      case "m.poll.start", "org.matrix.msc3381.poll.start" -> Kind.TEXT;
      default -> Kind.STATE;
    };
  }

  private static boolean isMedia(Json.Obj content) {
    return content.has("url") || content.has("file");
  }

  private static String body(MessageRow row, Json.Obj content, String text) {
    return switch (row.type()) {
      case "m.room.encrypted" ->
          "Encrypted: it cannot be read here. "
              + content.string("ciphertext").map(String::length).orElse(0)
              + " characters of ciphertext";
      case "m.room.member" -> MemberWords.of(row);
      case "m.room.redaction" -> "removed a message";
      case "m.room.name" -> "names the room: " + text;
      case "m.room.topic" -> "sets the topic: " + text;
      case "m.reaction" -> "reacts with " + text;
      case "m.poll.start", "org.matrix.msc3381.poll.start" -> "asks: " + text;
      case "m.room.message", "m.sticker" -> isMedia(content) ? media(content, text) : text;
      default -> text.isEmpty() ? "(" + row.type() + ")" : text;
    };
  }

  /** Whatever a sender calls it, and however large he says it is. */
  private static String media(Json.Obj content, String text) {
    String type = content.string("msgtype").orElse("m.sticker");
    String size =
        content
            .object("info")
            .integer("size")
            .filter(bytes -> bytes >= 0)
            .map(bytes -> ", " + (bytes / 1_024 + 1) + " kB")
            .orElse("");
    return (type.startsWith("m.") ? type.substring(2) : type) + ": " + text + size;
  }
}
