package dev.forseti.policy.publish;

import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.PolicyRoomSpec;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.runtime.http.Response;

/** Finds our policy room, or makes it. */
public final class PolicyRoomFinder {
  /** The code by which a room is refused that another made. */
  private static final String FOREIGN = "FORSETI_FOREIGN_ROOM";

  private static final String CREATE = "m.room.create";

  private PolicyRoomFinder() {}

  /**
   * The room behind the alias, joined; created if there is none. Its state is not read yet. A room
   * that another made is refused ({@link #isForeign}), unless it was handed over: whoever makes the
   * alias first would own our list.
   */
  public static Response<PolicyRoomState> findOrCreate(
      HomeserverClient homeserver, PolicyRoomSpec request, UserId self) {
    String alias = "#" + request.aliasLocalpart() + ":" + self.server();
    return switch (homeserver.resolveAlias(alias)) {
      case Response.Done<RoomId>(RoomId room) -> {
        Response<UserId> maker = join(homeserver, room);
        yield maker instanceof Response.Done<UserId>(UserId by)
                && !by.equals(self)
                && !room.equals(request.handedOver())
            ? foreign(alias, room, by)
            : maker.map(ours -> new PolicyRoomState(room, self));
      }
      case Response.Refused<RoomId> none when none.errcode().equals("M_NOT_FOUND") ->
          homeserver.createPolicyRoom(request).map(room -> new PolicyRoomState(room, self));
      case Response.Refused<RoomId> refused -> refused.failed();
      case Response.Retry<RoomId> retry -> retry.failed();
    };
  }

  /** Joins the room, and tells who made it. */
  private static Response<UserId> join(HomeserverClient homeserver, RoomId room) {
    Response<RoomId> joined = homeserver.join(room);
    return joined instanceof Response.Done<RoomId>
        ? homeserver.stateEvent(room, CREATE, "").map(StateEvent::sender)
        : joined.failed();
  }

  private static Response<PolicyRoomState> foreign(String alias, RoomId room, UserId maker) {
    return new Response.Refused<>(
        FOREIGN,
        "the alias " + alias + " is that of the room " + room + ", which " + maker + " made");
  }

  /** Whether the room was refused since another made it. */
  public static boolean isForeign(Response<?> answer) {
    return answer instanceof Response.Refused<?> refused && refused.errcode().equals(FOREIGN);
  }
}
