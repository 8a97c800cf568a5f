package dev.forseti.features;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The different words of a text, in lower case: runs of letters and digits. */
final class Words {
  private Words() {}

  /** All of them. */
  static Set<String> of(String text) {
    Set<String> words = new HashSet<>();
    String lower = text.toLowerCase(Locale.ROOT);
    int start = 0;
    for (int i = 0; i <= lower.length(); i++) {
      if (i == lower.length() || !Character.isLetterOrDigit(lower.charAt(i))) {
        if (i > start) {
          words.add(lower.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }
}
