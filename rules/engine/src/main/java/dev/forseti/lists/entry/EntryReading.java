package dev.forseti.lists.entry;

/** What came of reading a state event of a list's room as an entry. */
public sealed interface EntryReading {
  /** It is an entry. */
  record Read(WatchedEntry entry) implements EntryReading {}

  /**
   * An entry was here and was taken back.
   *
   * @param how by an empty content, or by redaction
   */
  record Withdrawn(Withdrawal how) implements EntryReading {}

  /** It is of a policy list and nothing can follow from it; it is kept and shown. */
  record Unusable(Reason reason) implements EntryReading {}

  /** It is of no policy list: members, names, power levels. */
  record Unrelated() implements EntryReading {}

  /** How an entry is taken back. */
  enum Withdrawal {
    /** Its content was made empty. */
    EMPTIED,
    /** It was redacted. */
    REDACTED
  }

  /** Why nothing can follow from what stands in a list; each reason is counted by itself. */
  enum Reason {
    /** It names neither an entity nor a hash. */
    NO_ENTITY,
    /** Its entity is no text. */
    ENTITY_NOT_TEXT,
    /** Its entity is the empty text. */
    EMPTY_ENTITY,
    /** Its entity has more than {@link Entity#MAX_LENGTH} characters. */
    LONG_ENTITY,
    /** It names an entity by other hashes than SHA-256 alone. */
    UNKNOWN_HASH,
    /** Its hash is not 32 bytes in padded Base64. */
    MALFORMED_HASH,
    /** It recommends nothing. */
    NO_RECOMMENDATION,
    /** Its recommendation is no text. */
    RECOMMENDATION_NOT_TEXT,
    /** Its content is encrypted, which state never is. */
    ENCRYPTED,
    /** It is about media, contexts or approvals, or of a type to come. */
    ANOTHER_KIND
  }
}
