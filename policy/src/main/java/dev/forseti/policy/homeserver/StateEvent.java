package dev.forseti.policy.homeserver;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a room's state as a homeserver gives it.
 *
 * @param type for example {@code m.policy.rule.user}
 * @param stateKey may be empty
 * @param sender who set it
 * @param eventId the event that set it
 * @param content empty when it was retracted
 * @param redactedBy who redacted it; null for nobody
 * @param at {@code origin_server_ts}, as claimed by the sender's server; the beginning of Unix time
 *     when the homeserver does not say
 */
public record StateEvent(
    String type,
    String stateKey,
    UserId sender,
    EventId eventId,
    Json.Obj content,
    @Nullable UserId redactedBy,
    Instant at) {

  /** One that nobody redacted. */
  public StateEvent(
      String type, String stateKey, UserId sender, EventId eventId, Json.Obj content) {
    this(type, stateKey, sender, eventId, content, null);
  }

  /** One of which nobody says when it was set. */
  public StateEvent(
      String type,
      String stateKey,
      UserId sender,
      EventId eventId,
      Json.Obj content,
      @Nullable UserId redactedBy) {
    this(type, stateKey, sender, eventId, content, redactedBy, Instant.EPOCH);
  }

  /** Who made it what it is now. */
  public UserId lastTouchedBy() {
    return redactedBy == null ? sender : redactedBy;
  }
}
