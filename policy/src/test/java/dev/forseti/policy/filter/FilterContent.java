package dev.forseti.policy.filter;

import dev.forseti.model.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What stands in state events and messages of tests. */
final class FilterContent {
  static final Json.Obj ACT = object(Map.of("mode", text("act")));

  private FilterContent() {}

  /** A filter that is on and holds this too. */
  static Json.Obj act(String key, Json value) {
    return object(Map.of("mode", text("act"), key, value));
  }

  /** A filter that removes what these packs hit. */
  static Json.Obj removing(String... packs) {
    return act("remove", new Json.Arr(Arrays.stream(packs).<Json>map(Json.Str::new).toList()));
  }

  static Json.Obj object(Map<String, Json> fields) {
    return new Json.Obj(new LinkedHashMap<>(fields));
  }

  static Json text(String value) {
    return new Json.Str(value);
  }
}
