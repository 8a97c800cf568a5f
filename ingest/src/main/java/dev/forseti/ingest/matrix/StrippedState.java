package dev.forseti.ingest.matrix;

import dev.forseti.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of a room that comes with an invite: the content of each state event with an empty key,
 * by type.
 */
final class StrippedState {
  private StrippedState() {}

  /** The first event of a type counts; what is no stripped state is passed over. */
  static Json.Obj of(List<Json> events) {
    Map<String, Json> contents = new LinkedHashMap<>();
    for (Json item : events) {
      if (item instanceof Json.Obj event
          && event.string("state_key").filter(String::isEmpty).isPresent()
          && event.fields().get("content") instanceof Json.Obj content) {
        event.string("type").ifPresent(type -> contents.putIfAbsent(type, content));
      }
    }
    return contents.isEmpty() ? Json.Obj.EMPTY : new Json.Obj(contents);
  }
}
