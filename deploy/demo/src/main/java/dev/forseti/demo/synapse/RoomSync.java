package dev.forseti.demo.synapse;

import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One room's state events as they come, by {@code GET /sync}. One thread uses it. */
public final class RoomSync {
  private final MatrixHttp http;
  private final RoomId room;
  private @Nullable String since;

  RoomSync(MatrixHttp http, RoomId room) {
    this.http = http;
    this.room = room;
  }

  /**
   * The state events since the last call; the first call gives the whole current state.
   *
   * @param longest how long to wait for one, at most 50 s
   */
  public List<MatrixClient.StateEvent> next(Duration longest) {
    String path =
        "/_matrix/client/v3/sync?filter="
            + encoded(filter())
            + (since == null ? "" : "&timeout=" + longest.toMillis() + "&since=" + encoded(since));
    Json.Obj answer = MatrixHttp.object("/sync", http.get(path));
    since = MatrixHttp.need(answer, "next_batch");
    Json.Obj joined = answer.object("rooms").object("join").object(room.value());
    List<MatrixClient.StateEvent> events = new ArrayList<>();
    collect(joined.object("state"), events);
    collect(joined.object("timeline"), events);
    return List.copyOf(events);
  }

  private static void collect(Json.Obj part, List<MatrixClient.StateEvent> events) {
    if (part.fields().get("events") instanceof Json.Arr all) {
      for (Json each : all.items()) {
        if (each instanceof Json.Obj event && event.string("state_key").isPresent()) {
          events.add(MatrixClient.stateEvent(event));
        }
      }
    }
  }

  private String filter() {
    Json.Obj none = new Json.Obj(Map.of("types", new Json.Arr(List.of())));
    Json.Obj here =
        new Json.Obj(
            Map.of(
                "rooms",
                new Json.Arr(List.of(new Json.Str(room.value()))),
                "ephemeral",
                none,
                "account_data",
                none,
                "timeline",
                new Json.Obj(Map.of("limit", new Json.Int(500)))));
    return dev.forseti.wire.JsonText.string(
        new Json.Obj(Map.of("room", here, "presence", none, "account_data", none)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
