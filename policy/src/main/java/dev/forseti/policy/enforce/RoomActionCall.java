package dev.forseti.policy.enforce;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.runtime.http.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks the homeserver for one action; it uses nothing but the action, on any thread. */
record RoomActionCall(HomeserverClient homeserver) {

  /**
   * That the room is as the action wants it.
   *
   * @param event the event that the homeserver made of it, where it tells
   * @param already whether nothing had to be done
   */
  record Performed(@Nullable EventId event, boolean already) {
    private static final Performed NOW = new Performed(null, false);
    private static final Performed ALREADY = new Performed(null, true);
  }

  Response<Performed> perform(RoomAction action) {
    RoomId room = action.room();
    return switch (action.measure().kind()) {
      case BAN -> homeserver.ban(room, action.user(), action.reason()).map(done -> Performed.NOW);
      case UNBAN -> unban(room, action.user());
      case REDACT ->
          homeserver
              .redact(room, Objects.requireNonNull(action.event()), action.id(), action.reason())
              .map(event -> new Performed(event, false));
      case PUBLISH, RETRACT ->
          throw new IllegalArgumentException("not a measure in a room of the community");
    };
  }

  /** A ban that is gone, by us before a crash or by a moderator, is not lifted again. */
  private Response<Performed> unban(RoomId room, UserId user) {
    Response<Json.Obj> member = homeserver.content(room, "m.room.member", user.value());
    return switch (member) {
      case Response.Done<Json.Obj>(Json.Obj content)
          when content.string("membership").filter("ban"::equals).isEmpty() ->
          new Response.Done<>(Performed.ALREADY);
      case Response.Refused<Json.Obj> never when never.errcode().equals("M_NOT_FOUND") ->
          new Response.Done<>(Performed.ALREADY);
      case Response.Retry<Json.Obj> retry -> retry.failed();
      case Response.Done<Json.Obj> banned ->
          homeserver.unban(room, user).map(done -> Performed.NOW);
      case Response.Refused<Json.Obj> unseen ->
          homeserver.unban(room, user).map(done -> Performed.NOW);
    };
  }
}
