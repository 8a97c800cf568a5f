package dev.forseti.model;

/**
 * An event that evidence points at, and the room that it is in: what a homeserver needs to find it.
 *
 * @param eventId the event
 * @param roomId its room
 */
public record EvidenceEvent(EventId eventId, RoomId roomId) {}
