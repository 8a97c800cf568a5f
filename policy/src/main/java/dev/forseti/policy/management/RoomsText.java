package dev.forseti.policy.management;

import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.RoomPower;
import dev.forseti.runtime.http.Response;
import java.util.ArrayList;
import java.util.List;

/** What we may do in each of the community's rooms. */
final class RoomsText {
  private static final int MOST = 30;

  private RoomsText() {}

  /** Asks the homeserver about one room after the other; of many rooms about the first. */
  static Response<String> ask(HomeserverClient homeserver, ManagementConfig config) {
    Response<UserId> whoami = homeserver.whoami();
    if (!(whoami instanceof Response.Done<UserId>(UserId self))) {
      return whoami.failed();
    }
    List<RoomId> rooms = config.rooms().stream().sorted().toList();
    List<String> lines = new ArrayList<>();
    for (RoomId room : rooms.subList(0, Math.min(MOST, rooms.size()))) {
      lines.add(room + ": " + text(RoomPower.read(homeserver, room), self));
    }
    if (rooms.size() > MOST) {
      lines.add("and %d more rooms".formatted(rooms.size() - MOST));
    }
    return new Response.Done<>(String.join("\n", lines));
  }

  private static String text(Response<RoomPower> answer, UserId self) {
    if (!(answer instanceof Response.Done<RoomPower>(RoomPower power))) {
      return answer instanceof Response.Retry<RoomPower>
          ? "the homeserver does not say now (" + answer.why() + ")"
          : "cannot be seen (" + answer.why() + "): invite me";
    }
    long ban = Math.max(power.to("ban"), power.to("kick"));
    long redact = Math.max(power.to("redact"), power.toSend("m.room.redaction"));
    long has = power.of(self);
    if (has >= Math.max(ban, redact)) {
      long acl = power.toSetState("m.room.server_acl");
      return "I may ban and remove messages"
          + (has >= acl
              ? ", and shut servers out"
              : "; to shut servers out takes power level " + acl);
    }
    return "I may not %s there: it takes power level %d and I have %d"
        .formatted(
            has < ban ? (has < redact ? "ban or remove messages" : "ban") : "remove messages",
            Math.max(ban, redact),
            has);
  }
}
