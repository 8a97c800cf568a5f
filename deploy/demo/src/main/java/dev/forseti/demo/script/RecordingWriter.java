package dev.forseti.demo.script;

import dev.forseti.demo.observe.TopicValues;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.wire.JsonText;
import dev.forseti.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes what a real homeserver sent as the recording that plays where there is none. */
public final class RecordingWriter {
  private RecordingWriter() {}

  /**
   * Writes {@code talk.ndjson} and {@code attack.ndjson}: client events, the second from the first
   * event of an attacker on.
   */
  public static void write(KafkaConnection kafka, Set<String> attackers, Path folder)
      throws IOException {
    List<RoomEvent> events = new ArrayList<>(TopicValues.all(kafka, Topics.EVENTS));
    events.removeIf(event -> !event.tap().equals("appservice"));
    events.sort(Comparator.comparing(RoomEvent::receivedAt).thenComparing(RoomEvent::sentAt));
    List<String> talk = new ArrayList<>();
    List<String> attack = new ArrayList<>();
    for (RoomEvent event : events) {
      boolean attacks = attackers.contains(event.sender().localpart());
      (attacks || !attack.isEmpty() ? attack : talk).add(JsonText.string(clientEvent(event)));
    }
    Files.createDirectories(folder);
    Files.write(folder.resolve("talk.ndjson"), talk);
    Files.write(folder.resolve("attack.ndjson"), attack);
  }

  private static Json clientEvent(RoomEvent event) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("event_id", new Json.Str(event.eventId().value()));
    fields.put("room_id", new Json.Str(event.roomId().value()));
    fields.put("type", new Json.Str(event.type()));
    if (event.stateKey() != null) {
      fields.put("state_key", new Json.Str(event.stateKey()));
    }
    fields.put("sender", new Json.Str(event.sender().value()));
    fields.put("origin_server_ts", new Json.Int(event.sentAt().toEpochMilli()));
    fields.put("content", event.content());
    return new Json.Obj(fields);
  }
}
