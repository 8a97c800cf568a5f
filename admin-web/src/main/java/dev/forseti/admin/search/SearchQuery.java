package dev.forseti.admin.search;

import java.util.List;

/**
 * What a moderator asks for: messages of which all parts are true.
 *
 * @param parts one at least
 */
record SearchQuery(List<Part> parts) {
  SearchQuery {
    parts = List.copyOf(parts);
  }

  /** One condition. */
  sealed interface Part {
    /** Where it begins in what was typed. */
    int at();
  }

  /** These words stand in the message, one directly after the other. */
  record Words(String text, int at) implements Part {}

  /** A word of the message begins so. */
  record Beginning(String text, int at) implements Part {}

  /**
   * Something else is said of the message.
   *
   * @param isBeginning whether it is only the beginning of what is said
   */
  record Field(SearchField field, String value, boolean isBeginning, int at) implements Part {}

  /**
   * Why something typed is no query.
   *
   * @param what a sentence without its stop
   * @param at where in what was typed
   */
  record Problem(String what, int at) {}

  /** A query, or why there is none. */
  sealed interface Reading {}

  /** It was understood. */
  record Understood(SearchQuery query) implements Reading {}

  /** It was not. */
  record Refused(Problem problem) implements Reading {}
}
