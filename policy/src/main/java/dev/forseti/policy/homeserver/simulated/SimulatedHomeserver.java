package dev.forseti.policy.homeserver.simulated;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.PolicyRoomSpec;
import dev.forseti.policy.homeserver.RoomMember;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.runtime.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A homeserver in memory, as one of its users. It refuses what Synapse refuses, with its statuses
 * and codes; what it was asked can be read back, and nothing leaves the process.
 */
public final class SimulatedHomeserver implements HomeserverClient {
  private final UserId self;
  private final SimulatedServer server;
  private final boolean dryRun;

  private SimulatedHomeserver(UserId self, SimulatedServer server, boolean dryRun) {
    this.self = self;
    this.server = server;
    this.dryRun = dryRun;
  }

  /** An empty homeserver on which the user exists. */
  public SimulatedHomeserver(UserId self) {
    this(self, new SimulatedServer(), false);
  }

  /**
   * A homeserver to show what would be done. It cannot know which rooms exist elsewhere: one that
   * the user joins is there, and the user has power in it.
   */
  public static SimulatedHomeserver dryRun(UserId self) {
    return new SimulatedHomeserver(self, new SimulatedServer(), true);
  }

  /** The same homeserver as another user of it. */
  public SimulatedHomeserver as(UserId user) {
    return new SimulatedHomeserver(user, server, dryRun);
  }

  /** What its users share: to arrange its rooms, and to see what was done. */
  public SimulatedServer server() {
    return server;
  }

  @Override
  public boolean isSimulated() {
    return true;
  }

  @Override
  public Response<UserId> whoami() {
    return new Response.Done<>(self);
  }

  @Override
  public Response<RoomId> createPolicyRoom(PolicyRoomSpec request) {
    return server.create(self, request);
  }

  @Override
  public Response<RoomId> resolveAlias(String alias) {
    return server.resolve(alias);
  }

  @Override
  public Response<RoomId> joinByAlias(String alias) {
    Response<RoomId> found = resolveAlias(alias);
    return found instanceof Response.Done<RoomId>(RoomId room) ? join(room) : found;
  }

  @Override
  public Response<RoomId> join(RoomId room, List<ServerName> via) {
    if (dryRun) {
      server.openIfUnknown(room, self);
    }
    return server.inRoom(
        room,
        new SimulatedRefusal(404, "M_UNKNOWN", "Can't join remote room"),
        there -> RoomAuth.join(there, self),
        there -> {
          server.member(room, self, self, "join");
          return room;
        });
  }

  @Override
  public Response<Set<RoomId>> joinedRooms() {
    return new Response.Done<>(server.joined(self));
  }

  @Override
  public Response<List<StateEvent>> state(RoomId room, Predicate<String> types) {
    return server.inRoom(
        room,
        RoomAuth.mayNotRead(room, self),
        there -> RoomAuth.read(there, self),
        there -> there.seenBy(self).stream().filter(it -> types.test(it.type())).toList());
  }

  @Override
  public Response<Json.Obj> content(RoomId room, String type, String stateKey) {
    return server.inRoom(
        room,
        RoomAuth.mayNotRead(room, self),
        there -> RoomAuth.read(there, self, type, stateKey),
        there -> there.seenBy(self, type, stateKey).orElseThrow().content());
  }

  @Override
  public Response<StateEvent> stateEvent(RoomId room, String type, String stateKey) {
    return server.inRoom(
        room,
        RoomAuth.mayNotRead(room, self),
        there -> RoomAuth.read(there, self, type, stateKey),
        there -> there.seenBy(self, type, stateKey).orElseThrow());
  }

  @Override
  public Response<RoomMember> member(RoomId room, UserId user) {
    return server.inRoom(
        room,
        RoomAuth.mayNotRead(room, self),
        there -> RoomAuth.read(there, self, SimulatedRoom.MEMBER, user.value()),
        there ->
            there
                .seenBy(self, SimulatedRoom.MEMBER, user.value())
                .map(
                    event ->
                        new RoomMember(
                            event.content().string("membership").orElse(""),
                            Optional.of(event.sender())))
                .orElseThrow());
  }

  @Override
  public Response<Set<UserId>> creators(RoomId room) {
    return server.inRoom(
        room,
        RoomAuth.mayNotRead(room, self),
        there -> RoomAuth.read(there, self, SimulatedRoom.CREATE, ""),
        there -> there.power().creators());
  }

  @Override
  public Response<EventId> sendState(RoomId room, String type, String stateKey, Json.Obj content) {
    return server.inRoom(
        room,
        RoomAuth.notIn(room, self),
        there -> RoomAuth.setState(there, self, type, stateKey, content),
        there -> server.set(room, self, type, stateKey, content));
  }

  @Override
  public Response<EventId> send(RoomId room, String type, String transaction, Json.Obj content) {
    return server.inRoom(
        room,
        RoomAuth.notIn(room, self),
        there -> RoomAuth.send(there, self, type),
        there -> server.send(room, self, type, transaction, content));
  }

  @Override
  public Response<EventId> redact(RoomId room, EventId event, String transaction, String reason) {
    return server.inRoom(
        room,
        new SimulatedRefusal(404, "M_NOT_FOUND", "Could not find room_version for " + room),
        there -> RedactionAuth.redact(there, self, server.known(event), event),
        there -> server.redact(room, self, event, transaction));
  }

  @Override
  public Response<Ok> ban(RoomId room, UserId user, String reason) {
    return server.inRoom(
        room,
        SimulatedRefusal.forbidden("Unknown room"),
        there -> RoomAuth.ban(there, self, user),
        there -> {
          server.member(room, self, user, "ban", reason);
          return Ok.OK;
        });
  }

  @Override
  public Response<Ok> unban(RoomId room, UserId user) {
    return server.inRoom(
        room,
        RoomAuth.unbanInUnknownRoom(self, user),
        there -> RoomAuth.unban(there, self, user),
        there -> member(room, user, "leave"));
  }

  @Override
  public Response<Ok> rejectInvite(RoomId room, UserId invited) {
    return server.inRoom(
        room,
        RoomAuth.notInvited(""),
        there -> RoomAuth.rejectInvite(there, invited),
        there -> {
          server.member(room, invited, invited, "leave");
          return Ok.OK;
        });
  }

  @Override
  public Response<Ok> retractInvite(RoomId room, UserId invited) {
    return server.inRoom(
        room,
        RoomAuth.mayNotRead(room, self),
        there -> RoomAuth.retractInvite(there, self, invited),
        there -> member(room, invited, "leave"));
  }

  private Ok member(RoomId room, UserId user, String membership) {
    server.member(room, self, user, membership);
    return Ok.OK;
  }
}
