package dev.forseti.lists.entry;

import dev.forseti.lists.entry.EntryReading.Reason;
import dev.forseti.model.Json;
import java.util.List;

/** What a content names: an entity, or why none. */
sealed interface EntityReading {
  /** It names something. */
  record Found(Entity entity) implements EntityReading {}

  /** It names nothing that can be compared. */
  record None(Reason reason) implements EntityReading {}

  /** The entity of a content; where it is written out, a hash beside it is of no use. */
  static EntityReading of(EntryKind kind, Json.Obj content) {
    return content.has("entity") ? named(kind, content) : hashed(content);
  }

  private static EntityReading named(EntryKind kind, Json.Obj content) {
    String text = content.string("entity").orElse(null);
    if (text == null) {
      return new None(Reason.ENTITY_NOT_TEXT);
    }
    if (text.isEmpty()) {
      return new None(Reason.EMPTY_ENTITY);
    }
    return text.length() > Entity.MAX_LENGTH
        ? new None(Reason.LONG_ENTITY)
        : new Found(Entity.of(kind, text));
  }

  private static EntityReading hashed(Json.Obj content) {
    for (String key : List.of(PatternSafeEntity.HASHES, PatternSafeEntity.HASHES_BEFORE_MSC4205)) {
      String hash = content.object(key).string(PatternSafeEntity.SHA256).orElse(null);
      if (hash != null) {
        return Entity.Hashed.isSha256(hash)
            ? new Found(new Entity.Hashed(hash))
            : new None(Reason.MALFORMED_HASH);
      }
    }
    return new None(
        content.has(PatternSafeEntity.HASHES)
                || content.has(PatternSafeEntity.HASHES_BEFORE_MSC4205)
            ? Reason.UNKNOWN_HASH
            : Reason.NO_ENTITY);
  }
}
