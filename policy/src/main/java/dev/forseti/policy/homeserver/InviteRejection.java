package dev.forseti.policy.homeserver;

import static dev.forseti.policy.homeserver.StatePlace.V3;

import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient.Ok;
import dev.forseti.runtime.http.Response;

/**
 * Leaves a room as a user who is invited there. To leave is to reject an invitation only while it
 * is one: whoever has joined would be taken out of the room, so that is looked at first.
 *
 * <p>The homeserver tells the inviting server, and may wait minutes for it; one call that waits is
 * not made again meanwhile.
 *
 * @param own as ourselves
 * @param api as the invited user
 */
record InviteRejection(ClientServerApi own, ClientServerApi api, RoomId room, UserId invited) {
  static final String INVITE = "invite";

  Response<Ok> call() {
    Response<String> membership =
        Replies.read(
            api.get(StatePlace.of(room, MemberEvents.TYPE, invited.value()).path()),
            "membership",
            content -> content.string("membership"));
    return switch (membership) {
      case Response.Done<String>(String is) -> is.equals(INVITE) ? leave() : notInvited(is);
      case Response.Refused<String> none when none.errcode().equals("M_NOT_FOUND") ->
          notInvited("none");
      // Who is only invited may not read the state of most rooms.
      case Response.Refused<String> unseen when unseen.errcode().equals("M_FORBIDDEN") -> leave();
      case Response.Refused<String> refused -> refused.failed();
      case Response.Retry<String> later -> later.failed();
    };
  }

  static Response<Ok> notInvited(String membership) {
    return new Response.Refused<>(
        403, "M_BAD_STATE", "the user is not invited (membership=" + membership + ")");
  }

  private Response<Ok> leave() {
    Response<Ok> left =
        Replies.done(api.postPatiently(StatePlace.room(room) + "/leave", Json.Obj.EMPTY));
    return left instanceof Response.Refused<Ok> refused ? why(refused) : left;
  }

  /**
   * Anybody may be invited, also who does not exist; and a registration may not cover all users.
   */
  private Response<Ok> why(Response.Refused<Ok> refused) {
    if (!(api.get(V3 + "account/whoami") instanceof Response.Refused<Json> stranger)) {
      return refused;
    }
    if (own.get(V3 + "profile/" + StatePlace.part(invited.value()))
            instanceof Response.Refused<Json> none
        && none.errcode().equals("M_NOT_FOUND")) {
      return new Response.Refused<>(404, "M_NOT_FOUND", "there is no such user");
    }
    return new Response.Refused<>(
        stranger.status(),
        "M_EXCLUSIVE",
        "the homeserver does not let us act for "
            + invited
            + " ("
            + stranger.error()
            + "); does the registration cover all users (namespaces.users, @.*)?");
  }
}
