package dev.forseti.faults.homeserver;

import dev.forseti.model.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Short ways to write JSON objects. */
final class Objects {
  private Objects() {}

  /** Keys and texts in turn. */
  static Json.Obj texts(String... pairs) {
    Map<String, Json> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], new Json.Str(pairs[i + 1]));
    }
    return new Json.Obj(fields);
  }

  /** The object with one more field. */
  static Json.Obj with(Json.Obj object, String key, Json value) {
    Map<String, Json> fields = new LinkedHashMap<>(object.fields());
    fields.put(key, value);
    return new Json.Obj(fields);
  }
}
