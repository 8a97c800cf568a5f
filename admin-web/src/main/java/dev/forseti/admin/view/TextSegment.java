package dev.forseti.admin.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A piece of a message: words that rules have read, or what stands between them.
 *
 * @param text harmless, to be put in as text
 * @param numbers the rows of the waterfall that read these words; empty for what stands between
 */
public record TextSegment(String text, List<Integer> numbers) {
  /**
   * Divides a text where the words are.
   *
   * @param words what rules have read, each with the numbers of their rows
   * @return the pieces, which make up the text; of words that overlap, the longest at the first
   *     place wins
   */
  static List<TextSegment> of(String text, Map<String, Set<Integer>> words) {
    List<TextSegment> pieces = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      String word = longest(text, at, words.keySet());
      if (!word.isEmpty()) {
        add(pieces, text.substring(from, at), Set.of());
        from = at + word.length();
        add(pieces, text.substring(at, from), words.getOrDefault(word, Set.of()));
        at = from - 1;
      }
    }
    add(pieces, text.substring(from), Set.of());
    return pieces;
  }

  private static void add(List<TextSegment> pieces, String text, Set<Integer> numbers) {
    if (!text.isEmpty()) {
      pieces.add(new TextSegment(text, numbers.stream().sorted().toList()));
    }
  }

  private static String longest(String text, int at, Set<String> words) {
    String longest = "";
    for (String word : words) {
      if (word.length() > longest.length() && isAt(text, at, word)) {
        longest = word;
      }
    }
    return longest;
  }

  /** Whether the word begins there, and ends where a word of the text ends. */
  private static boolean isAt(String text, int at, String word) {
    int end = at + word.length();
    return text.regionMatches(true, at, word, 0, word.length())
        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
  }
}
