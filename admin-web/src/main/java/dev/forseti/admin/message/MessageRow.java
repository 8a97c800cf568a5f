package dev.forseti.admin.message;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stored event, read but not yet put into words.
 *
 * @param id the event
 * @param room where
 * @param sender who sent it
 * @param name the sender's newest name; empty when none is known
 * @param type the event's type
 * @param content the event's; empty when it cannot be read
 * @param stateKey what its state is about; null for an event that is no state
 * @param at when, by the tap's clock
 * @param removedBy who removed it; null when it was not
 * @param roomState what an invitation says of its room, content by type; empty for other events
 * @param before the member's event before this one in the room; null when none is stored, and for
 *     all other events
 * @param softFailed whether the homeserver shows it to nobody
 */
record MessageRow(
    String id,
    String room,
    String sender,
    String name,
    String type,
    Json.Obj content,
    @Nullable String stateKey,
    Instant at,
    @Nullable String removedBy,
    Json.Obj roomState,
    Json.@Nullable Obj before,
    boolean softFailed) {
  /** The columns that {@link #of} reads, over a table {@code e} of events. */
  static final String COLUMNS =
      " e.*, coalesce((select m.name from members m where m.user_id = e.sender and m.name <> ''"
          + " order by m.at desc limit 1), '') as name,"
          + " (select r.sender from events r where r.redacts = e.id limit 1) as removed_by,"
          + " (select p.content from events p where e.type = 'm.room.member'"
          + " and p.type = 'm.room.member' and p.flags = '' and p.room = e.room"
          + " and p.state_key = e.state_key"
          + " and (p.received_at, p.id) < (e.received_at, e.id)"
          + " order by p.received_at desc, p.id desc limit 1) as before ";

  static MessageRow of(ResultSet row) throws SQLException {
    String flags = row.getString("flags");
    String roomState = row.getString("room_state");
    String before = row.getString("before");
    return new MessageRow(
        row.getString("id"),
        row.getString("room"),
        row.getString("sender"),
        row.getString("name"),
        row.getString("type"),
        content(row.getString("content")),
        row.getString("state_key"),
        row.getTimestamp("received_at").toInstant(),
        row.getString("removed_by"),
        roomState == null ? Json.Obj.EMPTY : content(roomState),
        before == null ? null : content(before),
        flags.contains("SOFT_FAILED") || flags.contains("POLICY_REFUSED"));
  }

  static Json.Obj content(String text) {
    try {
      Json json = JsonText.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.EVENT);
      return json instanceof Json.Obj fields ? fields : Json.Obj.EMPTY;
    } catch (JsonRefused unreadable) {
      return Json.Obj.EMPTY;
    }
  }

  /** The event that it reacts to, changes or answers; none when it stands alone. */
  Optional<String> relatesTo() {
    Json.Obj relation = content.object("m.relates_to");
    return relation
        .string("event_id")
        .filter(event -> isReaction() || isEdit())
        .or(() -> relation.object("m.in_reply_to").string("event_id"));
  }

  boolean isReaction() {
    return type.equals("m.reaction");
  }

  /** Whether it says what another message is to say from now on. */
  boolean isEdit() {
    return isEdit(stateKey, content);
  }

  static boolean isEdit(@Nullable String stateKey, Json.Obj content) {
    Json.Obj relation = content.object("m.relates_to");
    return stateKey == null
        && relation.string("rel_type").filter("m.replace"::equals).isPresent()
        && relation.string("event_id").isPresent();
  }
}
