package dev.forseti.lists.entry;

import dev.forseti.lists.entry.EntryReading.Read;
import dev.forseti.lists.entry.EntryReading.Reason;
import dev.forseti.lists.entry.EntryReading.Unrelated;
import dev.forseti.lists.entry.EntryReading.Unusable;
import dev.forseti.lists.entry.EntryReading.Withdrawal;
import dev.forseti.lists.entry.EntryReading.Withdrawn;
import dev.forseti.model.Json;
import dev.forseti.model.ListEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads state events of a list's room as entries: all spellings of types, recommendations and
 * hashes. What the specification demands and nothing rests on, a {@code reason}, may be missing.
 */
public final class EntryReader {
  /** When an entry of ours expires, in milliseconds of the Unix clock. */
  public static final String EXPIRY = "dev.forseti.expiry";

  /** The latest moment that Matrix can write, 2^53 - 1 milliseconds. */
  private static final long LATEST = (1L << 53) - 1;

  private EntryReader() {}

  /** What the event says; never fails. */
  public static EntryReading read(ListEvent event) {
    Optional<EntryType> type = EntryType.read(event.type());
    if (type.isEmpty() && !EntryType.isOfAnotherKind(event.type())) {
      return new Unrelated();
    }
    if (event.isRedacted()) {
      return new Withdrawn(Withdrawal.REDACTED);
    }
    if (event.content().fields().isEmpty()) {
      return new Withdrawn(Withdrawal.EMPTIED);
    }
    return type.map(found -> readContent(event, found))
        .orElseGet(() -> new Unusable(Reason.ANOTHER_KIND));
  }

  private static EntryReading readContent(ListEvent event, EntryType type) {
    Json.Obj content = event.content();
    if (content.has("ciphertext")) {
      return new Unusable(Reason.ENCRYPTED);
    }
    return switch (EntityReading.of(type.kind(), content)) {
      case EntityReading.Found(Entity entity) -> withEntity(event, type, entity);
      case EntityReading.None(Reason reason) -> new Unusable(reason);
    };
  }

  private static EntryReading withEntity(ListEvent event, EntryType type, Entity entity) {
    Json.Obj content = event.content();
    if (!content.has("recommendation")) {
      return new Unusable(Reason.NO_RECOMMENDATION);
    }
    Optional<String> recommendation = content.string("recommendation");
    if (recommendation.isEmpty()) {
      return new Unusable(Reason.RECOMMENDATION_NOT_TEXT);
    }
    return new Read(
        new WatchedEntry(
            event.list(),
            type,
            event.stateKey(),
            entity,
            Recommendation.read(recommendation.get()),
            recommendation.get(),
            content.string("reason").orElse(""),
            event.sender(),
            event.eventId(),
            event.at(),
            expiry(content).orElse(null),
            Origin.read(content).orElse(null)));
  }

  /** MSC3908, or ours where that one is not. */
  private static Optional<Instant> expiry(Json.Obj content) {
    return content
        .integer("expiry")
        .or(() -> content.integer(EXPIRY))
        .filter(millis -> millis >= 0 && millis <= LATEST)
        .map(Instant::ofEpochMilli);
  }
}
