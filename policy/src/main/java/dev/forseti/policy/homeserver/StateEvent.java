package dev.forseti.policy.homeserver;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.UserId;
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
 */
public record StateEvent(
    String type,
    String stateKey,
    UserId sender,
    EventId eventId,
    Json.Obj content,
    @Nullable UserId redactedBy) {

  /** One that nobody redacted. */
  public StateEvent(
      String type, String stateKey, UserId sender, EventId eventId, Json.Obj content) {
    this(type, stateKey, sender, eventId, content, null);
  }

  /** Who made it what it is now. */
  public UserId lastTouchedBy() {
    return redactedBy == null ? sender : redactedBy;
  }
}
