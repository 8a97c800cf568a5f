package dev.forseti.policy.enforce;

import dev.forseti.model.EventId;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.RoomMember;
import dev.forseti.runtime.http.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks the homeserver for one action; it uses nothing but the action, on any thread.
 *
 * @param self as whom; a ban of anybody else's is left as it is
 */
record RoomActionCall(HomeserverClient homeserver, UserId self) {
  private static final String ANOTHERS = "the user is banned there by another";

  /** What came of it. */
  sealed interface Performed {
    /** The room is as the action wants it; the event is the homeserver's, where it tells. */
    record Done(@Nullable EventId event) implements Performed {}

    /** Nothing had to be done. */
    record Already(String detail) implements Performed {}

    /** Nobody else's ban stands there: ours may be made. */
    record MayBan() implements Performed {}
  }

  /** Before a ban: whether nobody else's stands there, which would be taken over. */
  Response<Performed> look(RoomAction ban) {
    Response<RoomMember> member = homeserver.member(ban.room(), ban.user());
    return switch (member) {
      case Response.Done<RoomMember>(RoomMember there)
          when there.isBanned() && !there.isBannedBy(self) ->
          new Response.Done<>(new Performed.Already(ANOTHERS));
      case Response.Retry<RoomMember> retry -> retry.failed();
      case Response.Done<RoomMember> free -> new Response.Done<>(new Performed.MayBan());
      case Response.Refused<RoomMember> unseen -> new Response.Done<>(new Performed.MayBan());
    };
  }

  Response<Performed> perform(RoomAction action) {
    RoomId room = action.room();
    return switch (action.measure().kind()) {
      case BAN ->
          homeserver
              .ban(room, action.user(), action.reason())
              .map(done -> new Performed.Done(null));
      case UNBAN -> unban(room, action.user());
      case REDACT ->
          homeserver
              .redact(room, Objects.requireNonNull(action.event()), action.id(), action.reason())
              .map(Performed.Done::new);
      case PUBLISH, RETRACT ->
          throw new IllegalArgumentException("not a measure in a room of the community");
    };
  }

  /** A ban that is gone, or that a moderator made, is not lifted. */
  private Response<Performed> unban(RoomId room, UserId user) {
    Response<RoomMember> member = homeserver.member(room, user);
    return switch (member) {
      case Response.Done<RoomMember>(RoomMember there) when !there.isBanned() -> gone();
      case Response.Done<RoomMember>(RoomMember there) when !there.isBannedBy(self) ->
          new Response.Done<>(new Performed.Already(ANOTHERS));
      case Response.Refused<RoomMember> never when never.errcode().equals("M_NOT_FOUND") -> gone();
      case Response.Retry<RoomMember> retry -> retry.failed();
      case Response.Done<RoomMember> ours -> lift(room, user);
      case Response.Refused<RoomMember> unseen -> lift(room, user);
    };
  }

  private Response<Performed> lift(RoomId room, UserId user) {
    return homeserver.unban(room, user).map(done -> new Performed.Done(null));
  }

  private static Response<Performed> gone() {
    return new Response.Done<>(new Performed.Already("the user is not banned there any more"));
  }
}
