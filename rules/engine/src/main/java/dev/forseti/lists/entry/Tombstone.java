package dev.forseti.lists.entry;

import dev.forseti.model.Json;
import dev.forseti.model.ListEvent;
import dev.forseti.model.RoomId;
import java.util.Optional;

/**
 * That a list's room is closed, and where it goes on.
 *
 * @param replacement the room that replaces it
 * @param upgrade what its entries do (MSC4321)
 */
public record Tombstone(RoomId replacement, Upgrade upgrade) {
  /** The type of the event that closes a room. */
  public static final String TYPE = "m.room.tombstone";

  /** What happens to the entries of a room that is replaced. */
  public enum Upgrade {
    /** They were copied: the new room alone counts. */
    MOVE,
    /** The old ones stay in force, new ones are in the new room. */
    TRANSITION,
    /** The room does not say. */
    UNSAID
  }

  /**
   * The tombstone that the event is; none of any other event, and unless it names a room that can
   * be.
   */
  public static Optional<Tombstone> of(ListEvent event) {
    return closes(event) ? read(event.content()) : Optional.empty();
  }

  /** Whether the event closes its room, if only with a word that names no room to go on in. */
  public static boolean closes(ListEvent event) {
    return event.type().equals(TYPE)
        && event.stateKey().isEmpty()
        && !event.isRedacted()
        && !event.content().equals(Json.Obj.EMPTY);
  }

  /** The tombstone that the content is; none unless it names a room. */
  static Optional<Tombstone> read(Json.Obj content) {
    return content
        .string("replacement_room")
        .flatMap(RoomId::read)
        .filter(RoomId::isPossible)
        .map(room -> new Tombstone(room, upgrade(content)));
  }

  private static Upgrade upgrade(Json.Obj content) {
    return switch (content.string("org.matrix.msc4321.policy_room_upgrade_type").orElse("")) {
      case "move" -> Upgrade.MOVE;
      case "transition" -> Upgrade.TRANSITION;
      default -> Upgrade.UNSAID;
    };
  }
}
