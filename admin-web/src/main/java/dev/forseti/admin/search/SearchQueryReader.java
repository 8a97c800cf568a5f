package dev.forseti.admin.search;

import dev.forseti.admin.search.SearchQuery.Beginning;
import dev.forseti.admin.search.SearchQuery.Field;
import dev.forseti.admin.search.SearchQuery.Part;
import dev.forseti.admin.search.SearchQuery.Problem;
import dev.forseti.admin.search.SearchQuery.Reading;
import dev.forseti.admin.search.SearchQuery.Refused;
import dev.forseti.admin.search.SearchQuery.Understood;
import dev.forseti.admin.search.SearchQuery.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a moderator typed, from left to right, each character once: words, all of which must
 * be there; {@code "words in this order"}; {@code begin*}; {@code field:value}. What another
 * language of queries would mean and this does not is refused, never taken for words.
 */
final class SearchQueryReader {
  /** The most characters of a query. */
  static final int MOST_CHARACTERS = 300;

  /** The most parts of a query. */
  static final int MOST_PARTS = 16;

  /** The fewest characters before a star: fewer would begin half of all words. */
  static final int LEAST_BEGINNING = 3;

  private static final String NO_END = "The quotation mark has no second one";
  private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");

  private final TypedText typed;
  private final List<Part> parts = new ArrayList<>();

  private SearchQueryReader(String typed) {
    this.typed = new TypedText(typed);
  }

  /** Reads it; what is refused says what and where. */
  static Reading read(String typed) {
    var reader = new SearchQueryReader(typed);
    Optional<Problem> problem =
        typed.length() > MOST_CHARACTERS
            ? Optional.of(
                new Problem(
                    "A search has at most " + MOST_CHARACTERS + " characters", MOST_CHARACTERS))
            : reader.readAll();
    if (problem.isPresent()) {
      return new Refused(problem.get());
    }
    return reader.parts.isEmpty()
        ? new Refused(new Problem("There is nothing to look for", 0))
        : new Understood(new SearchQuery(reader.parts));
  }

  private Optional<Problem> readAll() {
    Optional<Problem> problem = Optional.empty();
    while (problem.isEmpty() && !typed.isOver()) {
      int begin = typed.at();
      if (parts.size() == MOST_PARTS) {
        problem = problem("A search has at most " + MOST_PARTS + " parts", begin);
      } else if (typed.isQuote()) {
        problem = phrase(begin);
      } else {
        Optional<String> name = typed.name();
        problem = name.isPresent() ? field(name.get(), begin) : word(typed.word(), begin);
      }
    }
    return problem;
  }

  private Optional<Problem> phrase(int begin) {
    Optional<String> text = typed.quoted();
    if (text.isEmpty()) {
      return problem(NO_END, begin);
    }
    if (text.get().indexOf('*') >= 0) {
      return problem("A star means nothing between quotation marks; leave it out", begin);
    }
    parts.add(new Words(text.get(), begin));
    return Optional.empty();
  }

  private Optional<Problem> word(String word, int begin) {
    if (OPERATORS.contains(word)) {
      return problem(
          "All parts must be true of a message: “"
              + word
              + "” is not needed or not possible; put the word between quotation marks",
          begin);
    }
    if (word.length() > 1 && (word.charAt(0) == '-' || word.charAt(0) == '+')) {
      return problem("Nothing can be left out or demanded by a sign before a word", begin);
    }
    int star = word.indexOf('*');
    Optional<Problem> problem = star < 0 ? Optional.empty() : star(word, begin);
    if (problem.isEmpty()) {
      parts.add(star < 0 ? new Words(word, begin) : new Beginning(word.substring(0, star), begin));
    }
    return problem;
  }

  private static Optional<Problem> star(String word, int begin) {
    int star = word.indexOf('*');
    if (star < word.length() - 1) {
      return problem("A star can only stand at the end of a word", begin + star);
    }
    return word.codePointCount(0, star) < LEAST_BEGINNING
        ? problem(
            "Before a star there must be " + LEAST_BEGINNING + " characters at least", begin + star)
        : Optional.empty();
  }

  private Optional<Problem> field(String name, int begin) {
    SearchField field = SearchField.named(name).orElse(null);
    if (field == null) {
      return problem(
          "There is no “"
              + name
              + ":” here, only "
              + SearchField.all()
              + "; words with a colon go between quotation marks",
          begin);
    }
    int from = typed.at();
    if (typed.isQuote()) {
      return typed
          .quoted()
          .map(text -> value(field, text.strip(), false, begin, from))
          .orElseGet(() -> problem(NO_END, from));
    }
    String text = typed.word();
    return value(field, text, text.indexOf('*') >= 0, begin, from);
  }

  private Optional<Problem> value(
      SearchField field, String text, boolean isBeginning, int begin, int from) {
    Optional<Problem> problem = Optional.empty();
    if (text.isEmpty()) {
      problem = problem("Nothing stands behind “" + field.word() + ":”", begin);
    } else if (isBeginning) {
      problem =
          field == SearchField.SENDER
              ? star(text, from)
              : problem("A star is possible in words and behind “sender:” only", from);
    }
    if (problem.isEmpty()) {
      String value = isBeginning ? text.substring(0, text.length() - 1) : text;
      parts.add(new Field(field, value, isBeginning, from));
    }
    return problem;
  }

  private static Optional<Problem> problem(String what, int where) {
    return Optional.of(new Problem(what, where));
  }
}
