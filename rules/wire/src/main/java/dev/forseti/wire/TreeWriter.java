package dev.forseti.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.forseti.model.Json;
import java.io.IOException;

/** Trees as JSON, keys in their order. */
final class TreeWriter {
  private TreeWriter() {}

  static void write(Json value, JsonGenerator out) throws IOException {
    switch (value) {
      case Json.Obj object -> {
        out.writeStartObject();
        for (var field : object.fields().entrySet()) {
          out.writeFieldName(field.getKey());
          write(field.getValue(), out);
        }
        out.writeEndObject();
      }
      case Json.Arr array -> {
        out.writeStartArray();
        for (Json item : array.items()) {
          write(item, out);
        }
        out.writeEndArray();
      }
      case Json.Str text -> out.writeString(text.value());
      case Json.Int number -> out.writeNumber(number.value());
      case Json.Real number -> out.writeNumber(number.value());
      case Json.Bool truth -> out.writeBoolean(truth.value());
      case Json.Null.NULL -> out.writeNull();
    }
  }
}
