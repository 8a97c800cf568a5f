package dev.forseti.admin.review;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event as a page shows it.
 *
 * @param id the event
 * @param room where
 * @param sender who sent it
 * @param name the sender's newest name; empty when none is known
 * @param kind what sort of thing it is
 * @param body the text, or words in place of it
 * @param at when, by the tap's clock
 * @param hit whether the verdict points at it
 * @param removedBy who removed it; null when it was not
 * @param softFailed whether the homeserver shows it to nobody
 */
public record MessageView(
    String id,
    String room,
    String sender,
    String name,
    Kind kind,
    String body,
    Instant at,
    boolean hit,
    @Nullable String removedBy,
    boolean softFailed) {
  /** The columns that {@link #of} reads, over a table {@code e} of events. */
  static final String COLUMNS =
      " e.*, coalesce((select m.name from members m where m.user_id = e.sender and m.name <> ''"
          + " order by m.at desc limit 1), '') as name,"
          + " (select r.sender from events r where r.redacts = e.id limit 1) as removed_by ";

  /** Sorts of events. */
  public enum Kind {
    /** Somebody's words. */
    TEXT,
    /** A picture, film, sound or file: named, never loaded. */
    MEDIA,
    /** Words that cannot be read here. */
    ENCRYPTED,
    /** Something that changed in the room. */
    STATE
  }

  static MessageView of(ResultSet row, Set<String> hits) throws SQLException {
    String id = row.getString("id");
    String type = row.getString("type");
    Json.Obj content = content(row.getString("content"));
    return new MessageView(
        id,
        row.getString("room"),
        row.getString("sender"),
        row.getString("name"),
        kind(type, content),
        body(type, content, row.getString("state_key")),
        row.getTimestamp("received_at").toInstant(),
        hits.contains(id),
        row.getString("removed_by"),
        row.getString("flags").contains("SOFT_FAILED")
            || row.getString("flags").contains("POLICY_REFUSED"));
  }

  private static Kind kind(String type, Json.Obj content) {
    return switch (type) {
      case "m.room.encrypted" -> Kind.ENCRYPTED;
      case "m.sticker" -> Kind.MEDIA;
      case "m.room.message" -> isMedia(content) ? Kind.MEDIA : Kind.TEXT;
      default -> Kind.STATE;
    };
  }

  private static boolean isMedia(Json.Obj content) {
    return content.has("url") || content.has("file");
  }

  private static String body(String type, Json.Obj content, @Nullable String stateKey) {
    String body = content.string("body").orElse("");
    return switch (type) {
      case "m.room.encrypted" ->
          "Encrypted: it cannot be read here. "
              + content.string("ciphertext").map(String::length).orElse(0)
              + " characters of ciphertext";
      case "m.room.member" ->
          content.string("membership").orElse("member") + ": " + (stateKey == null ? "" : stateKey);
      case "m.room.redaction" -> "removed a message";
      case "m.room.name" -> "names the room: " + content.string("name").orElse("");
      case "m.room.topic" -> "sets the topic: " + content.string("topic").orElse("");
      case "m.room.message", "m.sticker" -> isMedia(content) ? media(content, body) : body;
      default -> body.isEmpty() ? "(" + type + ")" : body;
    };
  }

  /** Whatever a sender calls it, and however large he says it is. */
  private static String media(Json.Obj content, String body) {
    String type = content.string("msgtype").orElse("m.sticker");
    String size =
        content
            .object("info")
            .integer("size")
            .filter(bytes -> bytes >= 0)
            .map(bytes -> ", " + (bytes / 1_024 + 1) + " kB")
            .orElse("");
    return (type.startsWith("m.") ? type.substring(2) : type) + ": " + body + size;
  }

  private static Json.Obj content(String text) {
    try {
      Json json = JsonText.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.EVENT);
      return json instanceof Json.Obj fields ? fields : Json.Obj.EMPTY;
    } catch (JsonRefused unreadable) {
      return Json.Obj.EMPTY;
    }
  }
}
