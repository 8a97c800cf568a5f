package dev.forseti.lists.entry;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The event type of an entry: what it names, in one of three spellings.
 *
 * @param kind what the entry names
 * @param spelling which of the spellings it is in
 */
public record EntryType(EntryKind kind, Spelling spelling) {
  private static final Map<String, EntryType> BY_TEXT =
      Arrays.stream(EntryKind.values())
          .flatMap(
              kind ->
                  Arrays.stream(Spelling.values()).map(spelling -> new EntryType(kind, spelling)))
          .collect(Collectors.toUnmodifiableMap(EntryType::text, Function.identity()));

  /** How old a name is, the newest first: of entries under one state key the newest counts. */
  public enum Spelling {
    /** {@code m.policy.rule.user} and its like: the only one that is ever written. */
    STABLE("m.policy.rule."),
    /** {@code m.room.rule.user}: before policies had a name of their own. */
    LEGACY("m.room.rule."),
    /** {@code org.matrix.mjolnir.rule.user}: before the specification. */
    UNSTABLE("org.matrix.mjolnir.rule.");

    private final String prefix;

    Spelling(String prefix) {
      this.prefix = prefix;
    }
  }

  /** The type as it stands in an event. */
  public String text() {
    return spelling.prefix + kind.subjects().name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The type of that text; none for any other event. */
  public static Optional<EntryType> read(String text) {
    return Optional.ofNullable(BY_TEXT.get(text));
  }

  /**
   * Whether a type belongs to policy lists without naming users, servers or rooms: context
   * (MSC4206), media (MSC4207, MSC4113), approvals of others' entries (MSC4273) and what is to
   * come.
   */
  public static boolean isOfAnotherKind(String text) {
    return BY_TEXT.get(text) == null
        && (text.startsWith("m.policy.")
            || text.startsWith("m.room.rule.")
            || text.startsWith("org.matrix.mjolnir.rule."));
  }
}
