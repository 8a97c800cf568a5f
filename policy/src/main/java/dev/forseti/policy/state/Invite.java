package dev.forseti.policy.state;

import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Instant;

/**
 * An invitation.
 *
 * @param sender who invited
 * @param at when a tap heard of it
 */
public record Invite(RoomId room, UserId invited, UserId sender, Instant at) {}
