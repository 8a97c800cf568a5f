package dev.forseti.policy.homeserver;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.UserId;

/**
 * One piece of a room's state as a homeserver gives it.
 *
 * @param type for example {@code m.policy.rule.user}
 * @param stateKey may be empty
 * @param sender who set it
 * @param eventId the event that set it
 * @param content empty when it was taken back
 */
public record StateEvent(
    String type, String stateKey, UserId sender, EventId eventId, Json.Obj content) {}
