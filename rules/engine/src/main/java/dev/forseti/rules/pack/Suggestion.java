package dev.forseti.rules.pack;

import java.util.Collection;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The allowed name that is nearest to a wrong one, by edit distance. */
public final class Suggestion {
  private Suggestion() {}

  /** A question with that name; empty when none is near. */
  public static String of(String wrong, Collection<String> allowed) {
    String best = "";
    int least = Math.max(2, wrong.length() / 3) + 1;
    for (String name : allowed) {
      int distance = new LevenshteinDistance(least).apply(wrong, name);
      if (distance >= 0 && distance < least) {
        least = distance;
        best = name;
      }
    }
    return best.isEmpty() ? "" : "did you mean '" + best + "'?";
  }
}
