package dev.forseti.rules.regex;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions that are looked for in a text together, in one reading of it; shared by
 * threads. Some ten nanoseconds and less a character, however many they are, once texts like it
 * were seen; linear in the text in any case.
 */
public final class PatternSet {
  private final @Nullable LazyDfa automaton;
  private final int size;
  private final Map<Integer, Pattern> others;

  private PatternSet(@Nullable LazyDfa automaton, int size, Map<Integer, Pattern> others) {
    this.automaton = automaton;
    this.size = size;
    this.others = others;
  }

  /**
   * The expressions, in the syntax of RE2.
   *
   * @throws com.google.re2j.PatternSyntaxException when one is none
   */
  public static PatternSet of(List<String> expressions) {
    return of(expressions, LazyDfa.MOST_WAYS, new NamedClasses());
  }

  static PatternSet of(List<String> expressions, int mostWays, NamedClasses named) {
    Nfa nfa = new Nfa();
    Map<Integer, Pattern> others = new TreeMap<>();
    for (int i = 0; i < expressions.size(); i++) {
      Pattern pattern = Pattern.compile(expressions.get(i));
      RegexNode tree = RegexParser.parse(expressions.get(i), named);
      if (tree == null || !nfa.add(tree, i)) {
        others.put(i, pattern);
      }
    }
    int size = expressions.size();
    LazyDfa automaton = others.size() < size ? new LazyDfa(nfa, size, mostWays) : null;
    return new PatternSet(automaton, size, others);
  }

  /** A bit for each expression that is found in the text, by its place in the list. */
  public long[] find(String text) {
    long[] found =
        automaton == null ? new long[(size + Long.SIZE - 1) / Long.SIZE] : automaton.find(text);
    others.forEach(
        (place, pattern) -> {
          if (pattern.matcher(text).find()) {
            found[place / Long.SIZE] |= 1L << place;
          }
        });
    return found;
  }

  /** Whether the expression at that place of the list is among those found. */
  public static boolean isFound(long[] found, int place) {
    return (found[place / Long.SIZE] & 1L << place) != 0;
  }

  /** Those expressions, by their places, whose form is left to RE2/J. */
  List<Integer> left() {
    return new ArrayList<>(others.keySet());
  }
}
