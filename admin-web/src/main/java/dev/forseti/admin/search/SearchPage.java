package dev.forseti.admin.search;

import java.util.List;

/**
 * What came of a search.
 *
 * @param outcome what sort of answer it is
 * @param problem why it was not understood; empty when it was
 * @param at where in what was typed
 * @param hits the messages, the newest first
 * @param count how many there are on all pages
 * @param isMore whether older ones follow
 * @param next where the next page begins, for its address
 */
record SearchPage(
    Outcome outcome,
    String problem,
    int at,
    List<SearchHit> hits,
    long count,
    boolean isMore,
    String next) {
  /** Sorts of answers. */
  enum Outcome {
    /** Nothing was asked. */
    NOTHING_ASKED,
    /** It was not understood. */
    NOT_UNDERSTOOD,
    /** It took too long. */
    TOO_SLOW,
    /** No index can be asked now. */
    AWAY,
    /** It was answered. */
    ANSWERED
  }

  SearchPage {
    hits = List.copyOf(hits);
  }

  static SearchPage of(Outcome outcome) {
    return new SearchPage(outcome, "", 0, List.of(), 0, false, "");
  }

  static SearchPage refused(SearchQuery.Problem problem) {
    return new SearchPage(
        Outcome.NOT_UNDERSTOOD, problem.what(), problem.at(), List.of(), 0, false, "");
  }

  /** How many were found, in words. */
  public String counted() {
    return count > BoundedSearch.COUNTED
        ? "more than %,d messages".formatted(BoundedSearch.COUNTED)
        : count == 1 ? "1 message" : "%,d messages".formatted(count);
  }
}
