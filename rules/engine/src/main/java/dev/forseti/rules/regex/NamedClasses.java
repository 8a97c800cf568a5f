package dev.forseti.rules.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The classes that RE2/J knows by name, as {@code \p{Greek}}, found by asking it. */
final class NamedClasses {
  private static final String EVERY_CHARACTER = everyCharacter();
  private final Map<String, CharSet> known = new HashMap<>();

  /** The characters of a class as it is written within brackets. */
  CharSet of(String written, boolean ignoresCase) {
    String expression = (ignoresCase ? "(?i)" : "") + "[" + written + "]";
    return known.computeIfAbsent(expression, NamedClasses::find);
  }

  private static CharSet find(String expression) {
    Pattern one = Pattern.compile(expression);
    List<CharSet> found = new ArrayList<>();
    Matcher runs = Pattern.compile(expression + "+").matcher(EVERY_CHARACTER);
    while (runs.find()) {
      String run = runs.group();
      found.add(CharSet.of(run.codePointAt(0), run.codePointBefore(run.length())));
    }
    for (int c = Character.MIN_SURROGATE; c <= Character.MAX_SURROGATE; c++) {
      if (one.matches(String.valueOf((char) c))) {
        found.add(CharSet.of(c, c));
      }
    }
    return CharSet.union(found);
  }

  /** In order and without halves of a pair, so that a run in it is a range. */
  private static String everyCharacter() {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c == Character.MIN_SURROGATE) {
        c = Character.MAX_SURROGATE + 1;
      }
      all.appendCodePoint(c);
    }
    return all.toString();
  }
}
