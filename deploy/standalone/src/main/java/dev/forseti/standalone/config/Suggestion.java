package dev.forseti.standalone.config;

import java.util.Comparator;
import java.util.stream.Stream;

/** What somebody may have meant by an unknown key. */
final class Suggestion {
  private Suggestion() {}

  /**
   * The end of a problem's sentence: a key that is much like the unknown one, or where all stand.
   */
  static String instead(String path) {
    return Stream.concat(
            Keys.ALL.stream().map(Key::name),
            Keys.ALL.stream().map(key -> key.name().split("\\.", 2)[0]))
        .min(Comparator.comparingInt(name -> distance(path, name)))
        .filter(name -> distance(path, name) <= 1 + path.length() / 3)
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("; './forseti config' lists all");
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
