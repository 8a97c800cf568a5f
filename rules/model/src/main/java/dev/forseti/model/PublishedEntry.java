package dev.forseti.model;

import java.time.Instant;

/**
 * An entry of ours in a policy room.
 *
 * @param subject user, server or room
 * @param roomId the policy room
 * @param stateKey its state key
 * @param entry what was published
 * @param eventId the state event
 * @param publishedAt when it was sent, by policy's clock
 */
public record PublishedEntry(
    Subject subject,
    RoomId roomId,
    String stateKey,
    ListEntry entry,
    EventId eventId,
    Instant publishedAt) {}
