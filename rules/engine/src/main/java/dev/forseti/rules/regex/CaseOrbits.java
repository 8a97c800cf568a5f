package dev.forseti.rules.regex;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which characters are one when case is ignored, as RE2/J has it: its Unicode is not Java's. */
final class CaseOrbits {
  /** Folding these never ends in RE2/J 1.8; expressions that would are refused. */
  private static final CharSet ENDLESS = CharSet.of(0x1C80, 0x1C88);

  /** Nothing above has case. */
  private static final int LAST = 0x1FFFF;

  /** Each character that has others, with these. */
  static final Map<Integer, int[]> ALL = read();

  private CaseOrbits() {}

  private static Map<Integer, int[]> read() {
    Map<Integer, List<Integer>> candidates = new TreeMap<>();
    for (int c = 0; c <= LAST; c++) {
      int folded = Character.toLowerCase(Character.toUpperCase(c));
      candidates.computeIfAbsent(folded, unused -> new ArrayList<>()).add(c);
    }
    Map<Integer, int[]> found = new HashMap<>();
    for (List<Integer> alike : candidates.values()) {
      for (int c : alike.size() > 1 ? alike : List.<Integer>of()) {
        if (!ENDLESS.has(c)) {
          Pattern pattern = Pattern.compile("(?i)\\x{%x}".formatted(c));
          int[] others =
              alike.stream()
                  .mapToInt(Integer::intValue)
                  .filter(other -> other != c && pattern.matches(Character.toString(other)))
                  .toArray();
          if (others.length > 0) {
            found.put(c, others);
          }
        }
      }
    }
    return Map.copyOf(found);
  }
}
