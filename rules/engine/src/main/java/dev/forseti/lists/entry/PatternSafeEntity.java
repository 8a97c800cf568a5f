package dev.forseti.lists.entry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.EntityPattern;
import dev.forseti.model.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entity that an entry names by its hash (MSC4205), because readers would take the id itself for
 * a pattern: Matrix knows no escape for {@code *} and {@code ?}. The id is beside it, encoded, for
 * ourselves: a start knows no ids yet.
 */
public final class PatternSafeEntity {
  /** Why an entity is listed so, for moderators. */
  public static final String WHY =
      "listed by its hash: in a list, * or ? in the id would be read as a pattern of other ids";

  /** The key of an entity's hashes. */
  public static final String HASHES = "hashes";

  /** The same key before MSC4205 was accepted. */
  public static final String HASHES_BEFORE_MSC4205 = "org.matrix.msc4205.hashes";

  /** Our key of the entity itself, in Base64. */
  public static final String ENCODED = "dev.forseti.entity.base64";

  static final String SHA256 = "sha256";

  private PatternSafeEntity() {}

  /** Whether others would read the entity as a pattern. */
  public static boolean isNeeded(String entity) {
    return !new EntityPattern(entity).isLiteral();
  }

  /** What the content holds instead of the entity. */
  public static Map<String, Json> fields(String entity) {
    Json hashes = new Json.Obj(Map.of(SHA256, new Json.Str(sha256(entity))));
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put(HASHES, hashes);
    fields.put(HASHES_BEFORE_MSC4205, hashes);
    String encoded = Base64.getEncoder().encodeToString(entity.getBytes(UTF_8));
    fields.put(ENCODED, new Json.Str(encoded));
    return fields;
  }

  /** The entity of an entry of ours; none unless it is the one that the hash is of. */
  public static Optional<String> read(Json.Obj content) {
    try {
      return content
          .string(ENCODED)
          .map(encoded -> new String(Base64.getDecoder().decode(encoded), UTF_8))
          .filter(entity -> isOf(content, entity));
    } catch (IllegalArgumentException changedByOthers) {
      return Optional.empty();
    }
  }

  /** Whether the content names that entity by its hash. */
  public static boolean isOf(Json.Obj content, String entity) {
    return List.of(HASHES, HASHES_BEFORE_MSC4205).stream()
        .anyMatch(
            key -> content.object(key).string(SHA256).filter(sha256(entity)::equals).isPresent());
  }

  /** As MSC4205 writes it: padded Base64. */
  public static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
