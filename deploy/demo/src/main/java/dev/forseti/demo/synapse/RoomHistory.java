package dev.forseti.demo.synapse;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import dev.forseti.wire.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A room's messages, read back from the homeserver page by page. */
public final class RoomHistory {
  private static final int PAGE = 1_000;

  private RoomHistory() {}

  /**
   * A message as a member sees it now.
   *
   * @param body its text; empty when its content was removed
   * @param sent when, by the homeserver's clock
   * @param redacted when its content was removed, by the same clock; null while it can be read
   */
  public record Message(
      EventId id, UserId sender, String body, Instant sent, @Nullable Instant redacted) {}

  static List<Message> read(MatrixHttp http, String path) {
    Json.Obj filter =
        new Json.Obj(Map.of("types", new Json.Arr(List.of(new Json.Str("m.room.message")))));
    String first =
        path + "?dir=b&limit=" + PAGE + "&filter=" + MatrixHttp.escaped(JsonText.string(filter));
    List<Message> messages = new ArrayList<>();
    Optional<String> from = Optional.of("");
    while (from.isPresent()) {
      String token = from.get();
      Json.Obj page =
          MatrixHttp.object(
              path,
              http.get(token.isEmpty() ? first : first + "&from=" + MatrixHttp.escaped(token)));
      if (page.fields().get("chunk") instanceof Json.Arr chunk) {
        chunk.items().forEach(each -> messages.add(message(MatrixHttp.object(path, each))));
      }
      from = page.string("end");
    }
    return List.copyOf(messages);
  }

  private static Message message(Json.Obj event) {
    return new Message(
        new EventId(MatrixHttp.need(event, "event_id")),
        new UserId(MatrixHttp.need(event, "sender")),
        event.object("content").string("body").orElse(""),
        time(event),
        event.object("unsigned").fields().get("redacted_because") instanceof Json.Obj because
            ? time(because)
            : null);
  }

  private static Instant time(Json.Obj event) {
    return Instant.ofEpochMilli(
        event
            .integer("origin_server_ts")
            .orElseThrow(() -> new IllegalStateException("an event without a time")));
  }
}
