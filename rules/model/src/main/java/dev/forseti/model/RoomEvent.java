package dev.forseti.model;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One event of a room as a tap delivered it: the envelope that travels from the taps to everybody
 * else.
 *
 * @param eventId the event's own id; the same event from two taps is one event
 * @param roomId where it happened; a create event of room version 12 gets the id from its own hash
 * @param type for example {@code m.room.message}
 * @param stateKey the key of a state event, which may be empty; null for a message event
 * @param sender who sent it
 * @param sentAt {@code origin_server_ts}, as claimed by the sender's server; it may be forged
 * @param receivedAt the tap's clock when it arrived
 * @param content what the sender wrote
 * @param redacts the event that this one removes; null for all but redactions
 * @param tap the name of the tap that delivered it
 * @param position where in the tap it was, for example a transaction id and an index
 * @param flags what the tap knows beside the event
 * @param roomState stripped state that came with an invite ({@code invite_room_state}), by type;
 *     empty for other events
 * @param countedAt when it happened as far as the tap knows; all windows are counted in it. When it
 *     arrived, in older records and wherever nothing else is known
 */
public record RoomEvent(
    EventId eventId,
    RoomId roomId,
    String type,
    @Nullable String stateKey,
    UserId sender,
    Instant sentAt,
    Instant receivedAt,
    Json.Obj content,
    @Nullable EventId redacts,
    String tap,
    String position,
    Set<EventFlag> flags,
    Json.Obj roomState,
    @AddedLater Instant countedAt) {
  public RoomEvent {
    countedAt = requireNonNullElse(countedAt, receivedAt);
    if (type.isEmpty() || type.length() > 255) {
      throw new IllegalArgumentException(
          "event type must have 1 to 255 characters, was " + Ids.shown(type));
    }
    flags =
        flags.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(flags));
  }

  /** An event that counts when it arrived. */
  public RoomEvent(
      EventId eventId,
      RoomId roomId,
      String type,
      @Nullable String stateKey,
      UserId sender,
      Instant sentAt,
      Instant receivedAt,
      Json.Obj content,
      @Nullable EventId redacts,
      String tap,
      String position,
      Set<EventFlag> flags,
      Json.Obj roomState) {
    this(
        eventId,
        roomId,
        type,
        stateKey,
        sender,
        sentAt,
        receivedAt,
        content,
        redacts,
        tap,
        position,
        flags,
        roomState,
        receivedAt);
  }

  /** Whether it sets a part of the room's state. */
  public boolean isState() {
    return stateKey != null;
  }

  /** The server that sent it. */
  public ServerName originServer() {
    return sender.server();
  }

  /**
   * The event that this one replaces, when it is an edit ({@code m.replace}); none when what stands
   * there is no event id: a sender may write anything.
   */
  public Optional<EventId> edits() {
    Json.Obj relation = content.object("m.relates_to");
    return relation.string("rel_type").filter("m.replace"::equals).isPresent()
        ? relation.string("event_id").flatMap(EventId::read)
        : Optional.empty();
  }

  /** The user whose membership a member event sets. */
  public Optional<UserId> target() {
    return type.equals("m.room.member") && stateKey != null
        ? UserId.read(stateKey)
        : Optional.empty();
  }

  /** The same event with another set of flags. */
  public RoomEvent withFlags(Set<EventFlag> other) {
    return with(receivedAt, countedAt, other);
  }

  /** The same event as if it had arrived when its sender says that it was sent. */
  public RoomEvent atItsOwnTime() {
    return arrivedAt(sentAt);
  }

  /** The same event as if it had arrived at that moment. */
  public RoomEvent arrivedAt(Instant moment) {
    return with(moment, moment, flags);
  }

  /** The same event, counted at that moment. */
  public RoomEvent countedAt(Instant moment) {
    return with(receivedAt, moment, flags);
  }

  private RoomEvent with(Instant arrived, Instant counted, Set<EventFlag> itsFlags) {
    return new RoomEvent(
        eventId, roomId, type, stateKey, sender, sentAt, arrived, content, redacts, tap, position,
        itsFlags, roomState, counted);
  }
}
