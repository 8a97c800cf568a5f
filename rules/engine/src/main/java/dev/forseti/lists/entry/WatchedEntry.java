package dev.forseti.lists.entry;

import dev.forseti.model.EventId;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a list as its readers see it, whoever wrote it.
 *
 * @param list the list's room
 * @param type what it names and how its type is spelt
 * @param stateKey any text; see {@link #convention}
 * @param entity what it names
 * @param recommendation what it recommends
 * @param written the recommendation as it was written
 * @param reason public, by whoever wrote it; empty if none is given
 * @param sender who wrote it
 * @param eventId the event that it is
 * @param at when, as its server claims
 * @param expiresAt until when it holds (MSC3908); null for ever
 * @param origin who wrote it first, in the room that this one replaced; null if nobody else
 */
public record WatchedEntry(
    RoomId list,
    EntryType type,
    String stateKey,
    Entity entity,
    Recommendation recommendation,
    String written,
    String reason,
    UserId sender,
    EventId eventId,
    Instant at,
    @Nullable Instant expiresAt,
    @Nullable Origin origin) {

  /** By what rule a state key was made. No reader may rely on one. */
  public enum Convention {
    /** Mjolnir's: {@code rule:} and the entity. */
    PREFIXED,
    /** Draupnir's and Meowlnir's: Base64 of the SHA-256 of entity and recommendation. */
    HASHED,
    /** Any other text. */
    FREE
  }

  /** What sort of things it names. */
  public EntryKind kind() {
    return type.kind();
  }

  /** The entity as readers write it: an id, a pattern or a hash. */
  public String named() {
    return switch (entity) {
      case Entity.Literal literal -> literal.id();
      case Entity.Glob glob -> glob.pattern();
      case Entity.Hashed hashed -> hashed.sha256();
    };
  }

  /** Whether it holds no more at the moment. */
  public boolean isExpired(Instant moment) {
    return expiresAt != null && !moment.isBefore(expiresAt);
  }

  /** How its state key was made. */
  public Convention convention() {
    if (stateKey.equals("rule:" + named())) {
      return Convention.PREFIXED;
    }
    return stateKey.equals(PatternSafeEntity.sha256(named() + written))
        ? Convention.HASHED
        : Convention.FREE;
  }
}
