package dev.forseti.policy.homeserver.simulated;

import static dev.forseti.policy.homeserver.simulated.SimulatedRefusal.forbidden;

import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.RoomPower;
import java.util.Optional;

/**
 * What a homeserver refuses a user in a room: the authorization rules of Matrix's room version 12
 * in the order, and with the statuses and codes, of Synapse 1.163.
 */
final class RoomAuth {
  private RoomAuth() {}

  static Optional<SimulatedRefusal> read(SimulatedRoom room, UserId user) {
    return room.isReadBy(user) ? Optional.empty() : Optional.of(mayNotRead(room.id, user));
  }

  /** The same for one piece of its state. */
  static Optional<SimulatedRefusal> read(
      SimulatedRoom room, UserId user, String type, String stateKey) {
    return read(room, user)
        .or(
            () ->
                room.seenBy(user, type, stateKey).isPresent()
                    ? Optional.empty()
                    : Optional.of(new SimulatedRefusal(404, "M_NOT_FOUND", "Event not found.")));
  }

  /** The same for a room that nobody here is in: the answer is that of a closed room. */
  static SimulatedRefusal mayNotRead(RoomId room, UserId user) {
    return forbidden("User " + user + " not in room " + room + ", and room previews are disabled");
  }

  static SimulatedRefusal notIn(RoomId room, UserId user) {
    return forbidden("User " + user + " not in room " + room);
  }

  static Optional<SimulatedRefusal> join(SimulatedRoom room, UserId user) {
    return switch (room.membership(user)) {
      case "join", "invite" -> Optional.empty();
      case "ban" -> Optional.of(SimulatedRefusal.badState("Cannot join user who was banned"));
      default ->
          room.content(SimulatedRoom.JOIN_RULES, "")
                  .string("join_rule")
                  .filter("public"::equals)
                  .isPresent()
              ? Optional.empty()
              : Optional.of(forbidden("You are not invited to this room."));
    };
  }

  static Optional<SimulatedRefusal> setState(
      SimulatedRoom room, UserId user, String type, String key, Json.Obj content) {
    if (!room.hasJoined(user)) {
      return Optional.of(notIn(room.id, user));
    }
    if (type.equals(SimulatedRoom.CREATE)) {
      return Optional.of(
          new SimulatedRefusal(400, "M_INVALID_PARAM", "Cannot resend m.room.create event"));
    }
    if (type.equals(SimulatedRoom.MEMBER)
        && content.string("membership").filter("invite"::equals).isPresent()) {
      return invite(room, user, key);
    }
    Optional<SimulatedRefusal> tooWeak = post(room, user, room.power().toSetState(type));
    if (tooWeak.isPresent()) {
      return tooWeak;
    }
    if (key.startsWith("@") && !key.equals(user.value())) {
      return Optional.of(forbidden("You are not allowed to set others state"));
    }
    return type.equals(SimulatedRoom.LEVELS)
        ? LevelsAuth.set(room, user, content)
        : EventLimits.refuse(key, content);
  }

  private static Optional<SimulatedRefusal> invite(SimulatedRoom room, UserId user, String target) {
    if (room.power().of(user) < room.power().to("invite")) {
      return Optional.of(forbidden("You don't have permission to invite users"));
    }
    String membership = room.content(SimulatedRoom.MEMBER, target).string("membership").orElse("");
    return switch (membership) {
      case "join" -> Optional.of(forbidden(target + " is already in the room."));
      case "ban" -> Optional.of(SimulatedRefusal.badState(target + " is banned from the room"));
      default -> Optional.empty();
    };
  }

  /** To reject an invitation takes one, and nothing else. */
  static Optional<SimulatedRefusal> rejectInvite(SimulatedRoom room, UserId invited) {
    String membership = room.membership(invited);
    return membership.equals("invite") ? Optional.empty() : Optional.of(notInvited(membership));
  }

  /** To take one back is to remove the invited user. */
  static Optional<SimulatedRefusal> retractInvite(SimulatedRoom room, UserId user, UserId invited) {
    return read(room, user)
        .or(() -> rejectInvite(room, invited))
        .or(
            () ->
                room.hasJoined(user)
                    ? Optional.empty()
                    : Optional.of(forbidden(user + " not in room " + room.id + ".")))
        .or(() -> kick(room, user, invited));
  }

  private static Optional<SimulatedRefusal> kick(SimulatedRoom room, UserId user, UserId target) {
    RoomPower power = room.power();
    return power.of(user) < power.to("kick") || power.of(user) <= power.of(target)
        ? Optional.of(forbidden("You cannot kick user " + target + "."))
        : Optional.empty();
  }

  static SimulatedRefusal notInvited(String membership) {
    return SimulatedRefusal.badState("the user is not invited (membership=" + membership + ")");
  }

  static Optional<SimulatedRefusal> send(SimulatedRoom room, UserId user, String type) {
    return room.hasJoined(user)
        ? post(room, user, room.power().toSend(type))
        : Optional.of(notIn(room.id, user));
  }

  static Optional<SimulatedRefusal> post(SimulatedRoom room, UserId user, long needed) {
    long has = room.power().of(user);
    return has >= needed
        ? Optional.empty()
        : Optional.of(
            forbidden(
                "You don't have permission to post that to the room. user_level (%d) < send_level (%d)"
                    .formatted(has, needed)));
  }

  static Optional<SimulatedRefusal> ban(SimulatedRoom room, UserId user, UserId target) {
    if (!room.hasJoined(user)) {
      return Optional.of(forbidden(user + " not in room " + room.id + "."));
    }
    RoomPower power = room.power();
    if (power.of(user) < power.to("ban")) {
      return Optional.of(forbidden("You don't have permission to ban"));
    }
    return power.of(user) <= power.of(target)
        ? Optional.of(forbidden("You don't have permission to ban this user"))
        : Optional.empty();
  }

  /** How Synapse answers for a room that it does not know. */
  static SimulatedRefusal unbanInUnknownRoom(UserId self, UserId target) {
    return target.server().equals(self.server())
        ? new SimulatedRefusal(404, "M_UNKNOWN", "Not a known room")
        : new SimulatedRefusal(400, "M_BAD_JSON", target + " is a non-local user");
  }

  /** Whom nobody banned is kicked instead, if they never were in the room: so Synapse has it. */
  static Optional<SimulatedRefusal> unban(SimulatedRoom room, UserId user, UserId target) {
    if (!room.hasJoined(user)) {
      return Optional.of(forbidden(user + " not in room " + room.id + "."));
    }
    String membership = room.membership(target);
    if (!membership.isEmpty() && !membership.equals("ban")) {
      return Optional.of(
          SimulatedRefusal.badState(
              "Cannot unban user who was not banned (membership=" + membership + ")"));
    }
    RoomPower power = room.power();
    if (membership.equals("ban") && power.of(user) < power.to("ban")) {
      return Optional.of(forbidden("You cannot unban user " + target + "."));
    }
    return kick(room, user, target);
  }
}
