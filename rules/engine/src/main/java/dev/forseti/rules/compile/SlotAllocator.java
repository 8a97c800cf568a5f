package dev.forseti.rules.compile;

import dev.forseti.features.Variable;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.SlotExpressions;
import dev.forseti.rules.code.TextSearch;
import java.util.HashMap;
import java.util.Map;

/** Gives out the slots behind the variables, and the tests that several rules share. */
final class SlotAllocator {
  private final Map<Code.Num, Code.Num> shared = new HashMap<>();
  private final Map<Integer, TextSearch> searches = new HashMap<>();
  private int next = Variable.count();

  /** A slot that nobody has. */
  int next() {
    return next++;
  }

  /** How many slots a vector needs. */
  int count() {
    return next;
  }

  /**
   * The test, done once per event, whoever asks for an equal one; expressions that are looked for
   * in the same text are so together.
   */
  Code.Num once(Code.Num test) {
    return shared.computeIfAbsent(
        test,
        one ->
            TextSearch.expressionOf(one)
                .<Code.Num>map(
                    searched ->
                        searches
                            .computeIfAbsent(searched.slot(), TextSearch::new)
                            .add(searched.expression(), next()))
                .orElseGet(() -> new SlotExpressions.Once(next(), one)));
  }
}
