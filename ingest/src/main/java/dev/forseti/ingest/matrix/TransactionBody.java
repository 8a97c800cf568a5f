package dev.forseti.ingest.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * The events of a transaction as the bytes of each, so that one that cannot be read does not hold
 * up the others: a homeserver repeats a refused transaction for ever.
 *
 * @param events the text of each element of {@code events}
 * @param ephemeral how many elements {@code ephemeral} has
 */
public record TransactionBody(List<byte[]> events, int ephemeral) {
  /** The body is no JSON object, or {@code events} is no array; a bracket or comma is astray. */
  public static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String detail) {
      super(detail, null, false, false);
    }
  }

  /** Splits the body; what is inside of each event is not looked at. */
  public static TransactionBody split(byte[] body) throws Broken {
    JsonCursor in = new JsonCursor(body);
    List<byte[]> events = new ArrayList<>();
    int ephemeral = 0;
    in.expect('{');
    if (!in.skipIf('}')) {
      do {
        String key = new String(in.string(), UTF_8);
        in.expect(':');
        switch (key) {
          case "\"events\"" -> events.addAll(in.elements());
          case "\"ephemeral\"" -> ephemeral += in.elements().size();
          default -> in.value();
        }
      } while (in.skipIf(','));
      in.expect('}');
    }
    in.expectEnd();
    return new TransactionBody(events, ephemeral);
  }
}
