package dev.forseti.rules.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Words and phrases, found in a text as whole words: one look-up a word and length of phrase. */
final class PhraseList implements LookupList {
  private static final int MOST_WORDS = 8;
  private final Set<String> phrases;
  private final int[] lengths;

  private PhraseList(Set<String> phrases, int[] lengths) {
    this.phrases = phrases;
    this.lengths = lengths;
  }

  static PhraseList of(List<String> entries) {
    Set<String> phrases = new HashSet<>();
    Set<Integer> lengths = new TreeSet<>();
    for (String entry : entries) {
      List<String> words = words(entry);
      if (words.isEmpty() || words.size() > MOST_WORDS) {
        throw new CompileException(
            "'" + entry + "' must be one to " + MOST_WORDS + " words of letters and digits");
      }
      phrases.add(String.join(" ", words));
      lengths.add(words.size());
    }
    return new PhraseList(phrases, lengths.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); ) {
      int c = i < text.length() ? text.codePointAt(i) : ' ';
      boolean inside =
          Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      }
      i += Character.charCount(c);
    }
    return words;
  }

  @Override
  public boolean matches(String text) {
    List<String> words = words(text);
    for (int length : lengths) {
      for (int i = 0; i + length <= words.size(); i++) {
        String phrase = length == 1 ? words.get(i) : String.join(" ", words.subList(i, i + length));
        if (phrases.contains(phrase)) {
          return true;
        }
      }
    }
    return false;
  }
}
