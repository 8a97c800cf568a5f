package dev.forseti.policy.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.lists.entry.EntryReader;
import dev.forseti.lists.entry.PatternSafeEntity;
import dev.forseti.lists.entry.Recommendation;
import dev.forseti.model.EntityPattern;
import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list entry as a state event and back: {@code read(content(entry))} is the entry. Our marker is
 * the key {@link #CAUSE}.
 */
final class PolicyRuleCodec {
  static final String CAUSE = "dev.forseti.cause";
  static final String HARM = "dev.forseti.harm";
  static final String EXPIRY = EntryReader.EXPIRY;
  static final String AT = "dev.forseti.at";
  private static final int LONGEST_STATE_KEY = 255;

  private PolicyRuleCodec() {}

  /** The event type of entries about the subject; none if Matrix has no rule for its kind. */
  static Optional<String> type(Subject subject) {
    return switch (subject.kind()) {
      case USER -> Optional.of("m.policy.rule.user");
      case SERVER -> Optional.of("m.policy.rule.server");
      case ROOM -> Optional.of("m.policy.rule.room");
      case LINK, CAMPAIGN, BRIDGE -> Optional.empty();
    };
  }

  /**
   * Mjolnir's key, {@code rule:} and the entity; its hash where that is too long for a key, or
   * where the entry names it by hash alone.
   */
  static String stateKey(Subject subject) {
    String entity = subject.id();
    String key = "rule:" + entity;
    return !PatternSafeEntity.isNeeded(entity) && key.getBytes(UTF_8).length <= LONGEST_STATE_KEY
        ? key
        : "rule:" + PatternSafeEntity.sha256(entity);
  }

  /** The pattern that readers of a list read in an entry about the subject; none in a hash. */
  static Optional<EntityPattern> asRead(Subject subject) {
    String entity = subject.id();
    return PatternSafeEntity.isNeeded(entity)
        ? Optional.empty()
        : Optional.of(new EntityPattern(entity));
  }

  /** What a moderator should know of how the subject is listed; empty for the usual. */
  static String note(Subject subject) {
    return PatternSafeEntity.isNeeded(subject.id()) ? PatternSafeEntity.WHY : "";
  }

  /** What the state event holds; times in milliseconds of the Unix clock. */
  static Json.Obj content(ListEntry entry) {
    Map<String, Json> fields = new LinkedHashMap<>();
    String entity = entry.subject().id();
    if (PatternSafeEntity.isNeeded(entity)) {
      fields.putAll(PatternSafeEntity.fields(entity));
    } else {
      fields.put("entity", new Json.Str(entity));
    }
    fields.put("recommendation", new Json.Str(Recommendation.written(entry.recommendation())));
    fields.put("reason", new Json.Str(entry.reason()));
    fields.put("org.matrix.msc4456.harms", new Json.Arr(List.of(new Json.Str(entry.harm().id()))));
    fields.put(CAUSE, new Json.Str(entry.cause()));
    fields.put(HARM, new Json.Str(entry.harm().id()));
    fields.put(AT, new Json.Int(entry.at().toEpochMilli()));
    if (entry.expiresAt() != null) {
      fields.put(EXPIRY, new Json.Int(entry.expiresAt().toEpochMilli()));
    }
    return new Json.Obj(fields);
  }

  /** The entry of ours that the content holds; none if it is another's, or changed beyond use. */
  static Optional<ListEntry> read(String type, Json.Obj content) {
    Optional<Subject.Kind> kind = kind(type);
    Optional<String> entity = content.string("entity").or(() -> PatternSafeEntity.read(content));
    Optional<String> cause = content.string(CAUSE);
    Optional<ListEntry.Recommendation> recommendation =
        content.string("recommendation").flatMap(Recommendation::ofWritten);
    if (kind.isEmpty() || entity.isEmpty() || cause.isEmpty() || recommendation.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ListEntry(
              new Subject(kind.get(), entity.get()),
              recommendation.get(),
              content.string("reason").orElse(""),
              new Harm(content.string(HARM).orElse(Harm.OTHER.id())),
              cause.get(),
              Instant.ofEpochMilli(content.integer(AT).orElse(0L)),
              content.integer(EXPIRY).map(Instant::ofEpochMilli).orElse(null)));
    } catch (IllegalArgumentException changedByOthers) {
      return Optional.empty();
    }
  }

  /** Whether the content, ours or another's, recommends a ban of that very subject. */
  static boolean bans(Json.Obj content, Subject subject) {
    return content.string("recommendation").filter("m.ban"::equals).isPresent()
        && (content.string("entity").filter(subject.id()::equals).isPresent()
            || PatternSafeEntity.isOf(content, subject.id()));
  }

  static Optional<Subject.Kind> kind(String type) {
    return switch (type) {
      case "m.policy.rule.user" -> Optional.of(Subject.Kind.USER);
      case "m.policy.rule.server" -> Optional.of(Subject.Kind.SERVER);
      case "m.policy.rule.room" -> Optional.of(Subject.Kind.ROOM);
      default -> Optional.empty();
    };
  }
}
