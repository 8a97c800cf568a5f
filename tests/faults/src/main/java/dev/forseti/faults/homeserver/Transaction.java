package dev.forseti.faults.homeserver;

import static dev.forseti.faults.homeserver.Objects.texts;
import static dev.forseti.faults.homeserver.Objects.with;

import dev.forseti.faults.plan.Said;
import dev.forseti.model.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The body of a transaction. */
final class Transaction {
  private Transaction() {}

  static Json of(List<Said> said, Instant now) {
    List<Json> events = said.stream().<Json>map(each -> event(each, now)).toList();
    return new Json.Obj(Map.of("events", new Json.Arr(events)));
  }

  private static Json event(Said said, Instant now) {
    Json.Obj event =
        texts(
            "type", "m.room.message",
            "event_id", said.id().value(),
            "room_id", said.room().value(),
            "sender", said.sender().value());
    return with(
        with(event, "origin_server_ts", new Json.Int(now.toEpochMilli())),
        "content",
        content(said));
  }

  private static Json content(Said said) {
    Json.Obj content = texts("msgtype", "m.text", "body", said.text());
    List<Json> called =
        said.called().stream().<Json>map(user -> new Json.Str(user.value())).toList();
    return called.isEmpty()
        ? content
        : with(content, "m.mentions", new Json.Obj(Map.of("user_ids", new Json.Arr(called))));
  }
}
