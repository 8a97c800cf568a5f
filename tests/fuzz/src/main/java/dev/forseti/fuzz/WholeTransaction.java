package dev.forseti.fuzz;

import dev.forseti.ingest.matrix.MatrixEventDecoder;
import dev.forseti.ingest.matrix.TransactionBody;
import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.time.Instant;

/** Splits a transaction into its events and decodes each. */
final class WholeTransaction {
  private WholeTransaction() {}

  static void run(byte[] body) {
    try {
      TransactionBody split = TransactionBody.split(body);
      split
          .events()
          .forEach(event -> MatrixEventDecoder.decode(event, "fuzz", "1/1", Instant.EPOCH));
    } catch (JsonRefused notSplit) {
      ScoredEvent.require(!isWhole(body), "a whole transaction is refused: " + notSplit.detail());
    }
  }

  /** Whether it is JSON by the other reader, with events. */
  private static boolean isWhole(byte[] body) {
    try {
      return JsonText.parse(body, JsonLimits.TRANSACTION) instanceof Json.Obj all
          && all.fields().get("events") instanceof Json.Arr;
    } catch (JsonRefused noJson) {
      return false;
    }
  }
}
