package dev.forseti.policy.filter;

import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.runtime.http.Response;

/** What stands in our policy room, as the homeserver says it. */
record OwnList(HomeserverClient homeserver, RoomId policyRoom) {

  /**
   * Whether an entry stands there about the user or their server. What cannot be looked at counts
   * as standing: nobody is let in because of what is not known.
   */
  Response<Boolean> names(UserId user) {
    Response<Boolean> own = stands("m.policy.rule.user", user.value());
    return own instanceof Response.Done<Boolean>(Boolean stands) && !stands
        ? stands("m.policy.rule.server", user.server().host())
        : own;
  }

  private Response<Boolean> stands(String type, String entity) {
    Response<StateEvent> piece = homeserver.stateEvent(policyRoom, type, "rule:" + entity);
    return switch (piece) {
      case Response.Done<StateEvent>(StateEvent entry) ->
          new Response.Done<>(!entry.content().fields().isEmpty());
      case Response.Refused<StateEvent> refused ->
          new Response.Done<>(!refused.errcode().equals("M_NOT_FOUND"));
      case Response.Retry<StateEvent> retry -> retry.failed();
    };
  }
}
