package dev.forseti.ingest.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.wire.JsonCursor;
import dev.forseti.wire.JsonRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One line of a file, which may hold an event, a transaction of an application service ({@code
 * events}) or of another server ({@code pdus}), or an event inside of {@code event} or {@code pdu}.
 * Any other line counts as one event, and the decoder reports why it is none.
 */
public final class FileLine {
  private static final List<String> MANY = List.of("events", "pdus");
  private static final List<String> ONE = List.of("event", "pdu");

  private FileLine() {}

  /** The texts of the events that the line claims to hold. */
  public static List<byte[]> events(byte[] line) {
    Map<String, byte[]> fields = TopLevel.fields(line);
    if (fields.containsKey("type")) {
      return List.of(line);
    }
    for (String key : MANY) {
      if (fields.get(key) instanceof byte[] found && found[0] == '[') {
        return elements(found);
      }
    }
    for (String key : ONE) {
      if (fields.get(key) instanceof byte[] found) {
        return found[0] == '[' ? elements(found) : List.of(found);
      }
    }
    return List.of(line);
  }

  /** When the event claims to have been sent, in milliseconds; none when it does not say. */
  public static OptionalLong sentAt(byte[] event) {
    byte[] number = TopLevel.fields(event).get("origin_server_ts");
    try {
      return number == null
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(new String(number, UTF_8).strip()));
    } catch (NumberFormatException other) {
      return OptionalLong.empty();
    }
  }

  private static List<byte[]> elements(byte[] array) {
    try {
      JsonCursor in = new JsonCursor(array);
      List<byte[]> found = new ArrayList<>(in.elements());
      in.expectEnd();
      return found;
    } catch (JsonRefused broken) {
      return List.of(array);
    }
  }
}
