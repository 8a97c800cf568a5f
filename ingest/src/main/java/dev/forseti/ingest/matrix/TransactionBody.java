package dev.forseti.ingest.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Malformed.Reason;
import dev.forseti.wire.JsonCursor;
import dev.forseti.wire.JsonRefused;
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
  /**
   * Splits the body; what is inside of each event is not looked at.
   *
   * @throws JsonRefused when the body is no JSON object, {@code events} is no array, a bracket or
   *     comma is astray ({@code NOT_JSON}), or {@code events} is missing ({@code MISSING_FIELD})
   */
  public static TransactionBody split(byte[] body) throws JsonRefused {
    JsonCursor in = new JsonCursor(body);
    List<byte[]> events = new ArrayList<>();
    boolean hasEvents = false;
    int ephemeral = 0;
    in.expect('{');
    if (!in.skipIf('}')) {
      do {
        String key = new String(in.string(), UTF_8);
        in.expect(':');
        switch (key) {
          case "\"events\"" -> {
            events.addAll(in.elements());
            hasEvents = true;
          }
          case "\"ephemeral\"" -> ephemeral += in.elements().size();
          default -> in.value();
        }
      } while (in.skipIf(','));
      in.expect('}');
    }
    in.expectEnd();
    if (!hasEvents) {
      throw new JsonRefused(Reason.MISSING_FIELD, "events is missing");
    }
    return new TransactionBody(events, ephemeral);
  }
}
