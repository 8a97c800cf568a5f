package dev.forseti.admin.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The words of a query, to mark them where they are shown.
 *
 * @param terms whole words
 * @param beginnings how words begin
 */
record Marks(Set<String> terms, Set<String> beginnings) {
  /** Nothing is marked. */
  static final Marks NONE = new Marks(Set.of(), Set.of());

  Marks {
    terms = Set.copyOf(terms);
    beginnings = Set.copyOf(beginnings);
  }

  /** A part of a text, from its first character to behind its last one. */
  record Range(int begin, int end) {}

  /** Where the words stand, in order, none within another; those that overlap are one. */
  List<Range> in(String text, WordAnalyzer analyzer) {
    List<Range> ranges = new ArrayList<>();
    if (terms.isEmpty() && beginnings.isEmpty()) {
      return ranges;
    }
    for (WordAnalyzer.Word word : analyzer.words(text)) {
      if (isOne(word.term())) {
        add(ranges, word.begin(), word.end());
      }
    }
    return ranges;
  }

  private boolean isOne(String term) {
    return terms.contains(term) || beginnings.stream().anyMatch(term::startsWith);
  }

  private static void add(List<Range> ranges, int begin, int end) {
    if (!ranges.isEmpty() && ranges.getLast().end() > begin) {
      Range last = ranges.removeLast();
      ranges.add(new Range(Math.min(last.begin(), begin), Math.max(last.end(), end)));
    } else if (end > begin) {
      ranges.add(new Range(begin, end));
    }
  }
}
