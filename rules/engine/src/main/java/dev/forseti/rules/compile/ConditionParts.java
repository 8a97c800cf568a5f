package dev.forseti.rules.compile;

import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.Logic;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.eval.ConditionPart;
import dev.forseti.rules.eval.ConditionPart.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes conditions apart that compile as a whole. */
final class ConditionParts {
  private final Conditions conditions;

  ConditionParts(Conditions conditions) {
    this.conditions = conditions;
  }

  /** The condition with its parts; in one piece when a part does not compile by itself. */
  ConditionPart of(String text, Code.Num whole, List<Symbol> reads) {
    ConditionPart found = part(text);
    return found == null
        ? new ConditionPart(Kind.TEST, line(text), whole, reads, List.of())
        : found;
  }

  private @Nullable ConditionPart part(String text) {
    ConditionSplitter split = ConditionSplitter.of(text);
    if (split.kind() == Kind.TEST) {
      String alone = split.parts().getFirst();
      Conditions.Condition test = conditions.part(alone);
      return test == null
          ? null
          : new ConditionPart(Kind.TEST, line(alone), test.code(), test.reads(), List.of());
    }
    List<ConditionPart> parts = new ArrayList<>();
    Set<Symbol> reads = new LinkedHashSet<>();
    for (String each : split.parts()) {
      ConditionPart part = part(each);
      if (part == null) {
        return null;
      }
      parts.add(part);
      reads.addAll(part.reads());
    }
    Code.Num code = parts.getFirst().code();
    for (ConditionPart part : parts.subList(1, parts.size())) {
      code = split.kind() == Kind.ALL ? Logic.and(code, part.code()) : Logic.or(code, part.code());
    }
    return new ConditionPart(split.kind(), line(text), code, List.copyOf(reads), parts);
  }

  private static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
