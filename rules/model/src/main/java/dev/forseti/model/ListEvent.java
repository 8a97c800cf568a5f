package dev.forseti.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A state event of a list's room, from a tap or read back from a homeserver.
 *
 * @param list the list's room
 * @param type any type, for example {@code m.policy.rule.user}
 * @param stateKey may be empty
 * @param sender who set it
 * @param eventId the event that set it
 * @param at {@code origin_server_ts}, as claimed by the sender's server; it may be forged
 * @param content empty when it was taken back
 * @param isRedacted whether somebody redacted it; a redacted entry holds nothing
 */
public record ListEvent(
    RoomId list,
    String type,
    String stateKey,
    UserId sender,
    EventId eventId,
    Instant at,
    Json.Obj content,
    boolean isRedacted) {
  /** Where it stands in all lists: the key of the topic of lists. */
  public String place() {
    return list + " " + type + " " + stateKey;
  }

  /** A state event as a tap delivered it; none if it is no state. */
  public static Optional<ListEvent> of(RoomEvent event) {
    String stateKey = event.stateKey();
    return stateKey == null
        ? Optional.empty()
        : Optional.of(
            new ListEvent(
                event.roomId(),
                event.type(),
                stateKey,
                event.sender(),
                event.eventId(),
                event.sentAt(),
                event.content(),
                false));
  }
}
