package dev.forseti.rules.eval;

import dev.forseti.features.FeatureVector;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.Symbol;
import java.util.List;

/**
 * A condition as its author wrote it, taken apart where it says {@code &&} and {@code ||}, so that
 * it can be told which part decided.
 *
 * @param kind how its parts are joined
 * @param text as it was written, on one line
 * @param code what it says of an event
 * @param reads the variables, counters and models that it looks at
 * @param parts empty for a test
 */
public record ConditionPart(
    Kind kind, String text, Code.Num code, List<Symbol> reads, List<ConditionPart> parts) {
  public ConditionPart {
    reads = List.copyOf(reads);
    parts = List.copyOf(parts);
  }

  /** How parts are joined. */
  public enum Kind {
    /** True when all parts are. */
    ALL,
    /** True when one part is. */
    ANY,
    /** Without parts. */
    TEST
  }

  /** What it says of an event. */
  public Truth at(FeatureVector values) {
    return Truth.of(code.at(values));
  }

  /**
   * The tests that made it so. Where all parts had to agree, all of them; where one was enough,
   * each that would have been.
   */
  public List<ConditionPart> deciding(FeatureVector values) {
    Truth found = at(values);
    return kind == Kind.TEST
        ? List.of(this)
        : parts.stream()
            .filter(part -> part.at(values) == found)
            .flatMap(part -> part.deciding(values).stream())
            .toList();
  }
}
