package dev.forseti.ingest.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Malformed.Reason;
import dev.forseti.wire.JsonCursor;
import dev.forseti.wire.JsonRefused;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of an object as they stand in its text, found by brackets and quotes alone. */
final class TopLevel {
  private TopLevel() {}

  /**
   * What takes in a field.
   *
   * @param name as written, without its quotes
   */
  private interface Taker {
    void take(Map<String, byte[]> fields, String name, byte[] value) throws JsonRefused;
  }

  /** The first of each name; none when the brackets are astray. */
  static Map<String, byte[]> fields(byte[] text) {
    return fields(text, Map::putIfAbsent);
  }

  /** The same, and none either when two readers might take different ones of a name. */
  static Map<String, byte[]> fieldsEachOnce(byte[] text) {
    return fields(
        text,
        (fields, name, value) -> {
          if (name.indexOf('\\') >= 0 || fields.putIfAbsent(name, value) != null) {
            throw new JsonRefused(Reason.DUPLICATE_KEY, "a name that may stand twice");
          }
        });
  }

  private static Map<String, byte[]> fields(byte[] text, Taker taker) {
    Map<String, byte[]> fields = new LinkedHashMap<>();
    try {
      JsonCursor in = new JsonCursor(text);
      in.expect('{');
      if (!in.skipIf('}')) {
        do {
          byte[] name = in.string();
          in.expect(':');
          taker.take(fields, new String(name, 1, name.length - 2, UTF_8), in.value());
        } while (in.skipIf(','));
        in.expect('}');
      }
      in.expectEnd();
      return fields;
    } catch (JsonRefused broken) {
      return Map.of();
    }
  }
}
