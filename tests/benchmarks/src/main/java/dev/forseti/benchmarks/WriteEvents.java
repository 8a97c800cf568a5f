package dev.forseti.benchmarks;

import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.wire.JsonText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes made-up client events, one per line: {@code WriteEvents COUNT FILE}. */
final class WriteEvents {
  private WriteEvents() {}

  public static void main(String[] arguments) throws IOException {
    var made = new MadeEvents(1);
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1])), 1 << 16)) {
      for (int i = Integer.parseInt(arguments[0]); i > 0; i--) {
        out.write(JsonText.write(client(made.next())));
        out.write('\n');
      }
    }
  }

  private static Json.Obj client(RoomEvent event) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("type", new Json.Str(event.type()));
    fields.put("event_id", new Json.Str(event.eventId().value()));
    fields.put("room_id", new Json.Str(event.roomId().value()));
    fields.put("sender", new Json.Str(event.sender().value()));
    fields.put("origin_server_ts", new Json.Int(event.receivedAt().toEpochMilli()));
    String stateKey = event.stateKey();
    if (stateKey != null) {
      fields.put("state_key", new Json.Str(stateKey));
    }
    fields.put("content", event.content());
    return new Json.Obj(fields);
  }
}
