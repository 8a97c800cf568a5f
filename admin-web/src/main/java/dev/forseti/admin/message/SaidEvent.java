package dev.forseti.admin.message;

import dev.forseti.features.ShownContent;
import dev.forseti.model.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a stored event itself says: all that pages show of it, without what it quotes of another
 * event, which may be forgotten before it.
 *
 * @param id the event
 * @param room where
 * @param sender who sent it
 * @param server the sender's, as its subject has it; empty when it is not known
 * @param type the event's type
 * @param words its texts, each as its sender wrote it; empty for what cannot be read here
 * @param at when, by the tap's clock
 */
public record SaidEvent(
    String id,
    String room,
    String sender,
    String server,
    String type,
    List<String> words,
    Instant at) {
  /** The columns of {@code events} that {@link #of(ResultSet)} reads. */
  public static final String COLUMNS =
      "id, room, sender, server, type, content, state_key, received_at, room_state";

  /** What an invitation says of its room, by type, and where in that. */
  private static final List<List<String>> OF_A_ROOM =
      List.of(
          List.of("m.room.name", "name"),
          List.of("m.room.canonical_alias", "alias"),
          List.of("m.room.topic", "topic"));

  public SaidEvent {
    words = List.copyOf(words);
  }

  /** The event of this row. */
  public static SaidEvent of(ResultSet row) throws SQLException {
    String room = row.getString("room_state");
    Json.Obj content = MessageRow.content(row.getString("content"));
    boolean isEdit = MessageRow.isEdit(row.getString("state_key"), content);
    return of(
        row,
        words(
            row.getString("type"),
            isEdit ? content.object("m.new_content") : content,
            room == null ? Json.Obj.EMPTY : MessageRow.content(room)));
  }

  /** The same as if nothing of it could be read here. */
  public static SaidEvent withoutWords(ResultSet row) throws SQLException {
    return of(row, List.of());
  }

  private static SaidEvent of(ResultSet row, List<String> words) throws SQLException {
    String server = row.getString("server");
    return new SaidEvent(
        row.getString("id"),
        row.getString("room"),
        row.getString("sender"),
        server == null ? "" : server,
        row.getString("type"),
        words,
        row.getTimestamp("received_at").toInstant());
  }

  private static List<String> words(String type, Json.Obj content, Json.Obj room) {
    List<String> words = new ArrayList<>();
    ShownContent shown = ShownContent.of(type, content);
    words.add(shown.text());
    for (ShownContent.Part part : shown.parts()) {
      if (part.sort() != ShownContent.Sort.LEFT_OUT) { // our words
        words.add(part.text());
      }
    }
    for (List<String> place : OF_A_ROOM) {
      room.object(place.getFirst()).string(place.getLast()).ifPresent(words::add);
    }
    words.removeIf(String::isBlank);
    return words;
  }
}
