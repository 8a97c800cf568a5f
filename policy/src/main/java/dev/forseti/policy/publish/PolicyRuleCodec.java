package dev.forseti.policy.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.model.ListEntry;
import dev.forseti.model.ListEntry.Recommendation;
import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
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
  static final String EXPIRY = "dev.forseti.expiry";
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

  /** Mjolnir's key, {@code rule:} and the entity; its hash where that is too long for a key. */
  static String stateKey(Subject subject) {
    String entity = entity(subject);
    String key = "rule:" + entity;
    return key.getBytes(UTF_8).length <= LONGEST_STATE_KEY
        ? key
        : "rule:" + Base64.getEncoder().encodeToString(sha256(entity));
  }

  /** What readers of a list compare: of a server the host, since they ignore its port. */
  private static String entity(Subject subject) {
    return subject.kind() == Subject.Kind.SERVER
        ? ServerName.read(subject.id()).map(ServerName::host).orElse(subject.id())
        : subject.id();
  }

  /** What the state event holds; times in milliseconds of the Unix clock. */
  static Json.Obj content(ListEntry entry) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("entity", new Json.Str(entity(entry.subject())));
    fields.put("recommendation", new Json.Str(text(entry.recommendation())));
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
    Optional<String> entity = content.string("entity");
    Optional<String> cause = content.string(CAUSE);
    Optional<Recommendation> recommendation =
        content.string("recommendation").flatMap(PolicyRuleCodec::recommendation);
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

  static Optional<Subject.Kind> kind(String type) {
    return switch (type) {
      case "m.policy.rule.user" -> Optional.of(Subject.Kind.USER);
      case "m.policy.rule.server" -> Optional.of(Subject.Kind.SERVER);
      case "m.policy.rule.room" -> Optional.of(Subject.Kind.ROOM);
      default -> Optional.empty();
    };
  }

  private static String text(Recommendation recommendation) {
    return switch (recommendation) {
      case BAN -> "m.ban";
      case TAKEDOWN -> "org.matrix.msc4204.takedown";
      case ALLOW -> "org.matrix.mjolnir.allow";
    };
  }

  private static Optional<Recommendation> recommendation(String text) {
    for (Recommendation each : Recommendation.values()) {
      if (text(each).equals(text)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
