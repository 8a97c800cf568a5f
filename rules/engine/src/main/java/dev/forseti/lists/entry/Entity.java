package dev.forseti.lists.entry;

import dev.forseti.model.EntityPattern;
import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import java.util.Base64;

/** What an entry of a list names. */
public sealed interface Entity {
  /** The greatest length of an entity in characters: no id of Matrix is half as long. */
  int MAX_LENGTH = 512;

  /**
   * One thing alone.
   *
   * @param id its id; of a server the host in lower case, as ports mean nothing to lists
   */
  record Literal(String id) implements Entity {}

  /**
   * All things whose whole id matches.
   *
   * @param pattern with {@code *} for any number of characters and {@code ?} for one
   */
  record Glob(String pattern) implements Entity {}

  /**
   * One thing by its hash alone (MSC4205).
   *
   * @param sha256 the SHA-256 of the id's UTF-8 in padded Base64
   */
  record Hashed(String sha256) implements Entity {
    /** The number of bytes of a SHA-256. */
    private static final int BYTES = 32;

    public Hashed {
      if (!isSha256(sha256)) {
        throw new IllegalArgumentException("hash must be 32 bytes in padded Base64");
      }
    }

    /** Whether the text is 32 bytes in padded Base64, as MSC4205 demands. */
    static boolean isSha256(String text) {
      try {
        byte[] bytes = Base64.getDecoder().decode(text);
        return bytes.length == BYTES && Base64.getEncoder().encodeToString(bytes).equals(text);
      } catch (IllegalArgumentException otherSigns) {
        return false;
      }
    }
  }

  /** What an entry of the kind means by the text. */
  static Entity of(EntryKind kind, String text) {
    if (!new EntityPattern(text).isLiteral()) {
      return new Glob(text);
    }
    return new Literal(
        switch (kind) {
          case SERVER -> ServerName.read(text).map(name -> Subject.server(name).id()).orElse(text);
          case USER, ROOM -> text;
        });
  }
}
