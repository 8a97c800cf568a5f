package dev.forseti.rules.code;

import com.google.re2j.Pattern;
import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import dev.forseti.rules.regex.PatternSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All expressions that rules look for in the text of one slot: it is read once per event for all of
 * them, when the first is asked for.
 */
public final class TextSearch {
  private static final int NOT_KNOWN = 2;

  private final int slot;
  private final List<Pattern> expressions = new ArrayList<>();
  private final List<Integer> results = new ArrayList<>();
  private volatile @Nullable PatternSet set;

  /** An expression that is looked for in the text of a slot. */
  public record Searched(int slot, Pattern expression) {}

  /** A search without expressions yet, in the text of that slot. */
  public TextSearch(int slot) {
    this.slot = slot;
  }

  /** What the test looks for, if it looks for an expression in the text of a slot. */
  public static Optional<Searched> expressionOf(Code.Num test) {
    return switch (test) {
      case TextPredicates.Matches(SlotExpressions.TextSlot(int slot), Pattern pattern) ->
          Optional.of(new Searched(slot, pattern));
      case TextPredicates.Listed(SlotExpressions.TextSlot(int slot), RegexList(Pattern any)) ->
          Optional.of(new Searched(slot, any));
      default -> Optional.empty();
    };
  }

  /** The test whether the expression is found, whose result has a slot of its own. */
  public Code.Num add(Pattern expression, int result) {
    expressions.add(expression);
    results.add(result);
    return new Test(result, this);
  }

  private record Test(int slot, TextSearch search) implements Code.Num {
    @Override
    public long at(FeatureVector values) {
      if (values.number(slot) == Unknown.LONG) {
        search.run(values);
      }
      long found = values.number(slot);
      return found == NOT_KNOWN ? Unknown.LONG : found;
    }

    @Override
    public int cost() {
      return 60;
    }
  }

  private void run(FeatureVector values) {
    String text = values.text(slot);
    long[] found = text == null ? null : set().find(text);
    for (int i = 0; i < results.size(); i++) {
      values.set(
          results.get(i), found == null ? NOT_KNOWN : PatternSet.isFound(found, i) ? 1L : 0L);
    }
  }

  /** Put together when a text is first read: only then all rules are compiled. */
  private PatternSet set() {
    PatternSet known = set;
    if (known == null) {
      synchronized (this) {
        known = set;
        if (known == null) {
          known = PatternSet.of(expressions.stream().map(Pattern::pattern).toList());
          set = known;
        }
      }
    }
    return known;
  }
}
