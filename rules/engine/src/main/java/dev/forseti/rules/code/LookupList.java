package dev.forseti.rules.code;

import java.util.List;
import java.util.Locale;

/**
 * A list that conditions look a text up in: {@code link.domain in lists.shorteners}. Its entries
 * are words, prefixes, domains, globs or expressions.
 */
public interface LookupList {
  /** How the entries of a list are compared with a text. */
  enum Match {
    /** The text is an entry. */
    LITERAL,
    /** The text contains an entry as whole words. */
    WORD,
    /** The text begins with an entry. */
    PREFIX,
    /** The text is an entry or a name below it: {@code a.b.example} is in {@code b.example}. */
    DOMAIN,
    /**
     * The text as a whole fits an entry with {@code *} for any characters and {@code ?} for one.
     */
    GLOB,
    /** An entry, as an RE2 expression, is found in the text. */
    REGEX;

    /** The name in packs. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** How many entries a list may have: those that no hash finds are tried one by one. */
    public int most() {
      return switch (this) {
        case LITERAL, WORD, PREFIX, DOMAIN -> 1_000_000;
        case GLOB -> 1_000;
        case REGEX -> 100;
      };
    }

    /**
     * A list of those entries that matches in this way.
     *
     * @throws CompileException when an entry is not valid for it
     */
    public LookupList of(List<String> entries) {
      if (this == REGEX) {
        return RegexList.of(entries);
      }
      List<String> folded = entries.stream().map(entry -> entry.toLowerCase(Locale.ROOT)).toList();
      LookupList list =
          switch (this) {
            case LITERAL, REGEX -> new HashedList(folded, HashedList::whole);
            case DOMAIN -> new HashedList(folded, HashedList::domains);
            case WORD -> PhraseList.of(folded);
            case PREFIX -> new PrefixList(folded);
            case GLOB -> new GlobList(folded);
          };
      return text -> list.matches(text.toLowerCase(Locale.ROOT));
    }
  }

  /**
   * Whether an entry matches the text; upper and lower case are the same, except in expressions.
   */
  boolean matches(String text);
}
