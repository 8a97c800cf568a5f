package dev.forseti.standalone.command;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An object that is filled field by field; what {@code --json} prints is one of them on a line. */
final class JsonFields {
  private final Map<String, Json> fields = new LinkedHashMap<>();

  JsonFields with(String name, Json value) {
    fields.put(name, value);
    return this;
  }

  JsonFields with(String name, String value) {
    return with(name, new Json.Str(value));
  }

  JsonFields with(String name, long value) {
    return with(name, new Json.Int(value));
  }

  /** A number; null when it is none, or infinite. */
  JsonFields with(String name, double value) {
    return with(name, Double.isFinite(value) ? new Json.Real(value) : Json.Null.NULL);
  }

  JsonFields with(String name, boolean value) {
    return with(name, new Json.Bool(value));
  }

  /** An array with an object for each element. */
  <T> JsonFields with(String name, List<T> values, Function<T, JsonFields> fieldsOf) {
    return with(
        name, new Json.Arr(values.stream().<Json>map(it -> fieldsOf.apply(it).object()).toList()));
  }

  JsonFields with(String name, List<String> values) {
    return with(name, new Json.Arr(values.stream().<Json>map(Json.Str::new).toList()));
  }

  Json.Obj object() {
    return new Json.Obj(fields);
  }

  String line() {
    return JsonText.string(object());
  }
}
