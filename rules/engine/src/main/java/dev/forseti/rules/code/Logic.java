package dev.forseti.rules.code;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Logic after Kleene: what is unknown stays so unless the other side decides. */
public final class Logic {
  private static final long UNKNOWN = Unknown.LONG;

  private Logic() {}

  /** True when all parts are; cheap parts are asked first. */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  public record And(Code.Num[] parts) implements Code.Num {
    @Override
    public long at(FeatureVector values) {
      long result = 1;
      for (Code.Num part : parts) {
        long found = part.at(values);
        if (found == 0) {
          return 0;
        }
        if (found == UNKNOWN) {
          result = UNKNOWN;
        }
      }
      return result;
    }

    @Override
    public int cost() {
      return Logic.cost(parts);
    }
  }

  /** True when one part is; cheap parts are asked first. */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  public record Or(Code.Num[] parts) implements Code.Num {
    @Override
    public long at(FeatureVector values) {
      long result = 0;
      for (Code.Num part : parts) {
        long found = part.at(values);
        if (found == 1) {
          return 1;
        }
        if (found == UNKNOWN) {
          result = UNKNOWN;
        }
      }
      return result;
    }

    @Override
    public int cost() {
      return Logic.cost(parts);
    }
  }

  private static int cost(Code.Num[] parts) {
    int sum = 1;
    for (Code.Num part : parts) {
      sum += part.cost();
    }
    return sum;
  }

  public static Code.Num and(Code.Num left, Code.Num right) {
    List<Code.Num> parts = new ArrayList<>();
    for (Code.Num side : List.of(left, right)) {
      parts.addAll(side instanceof And all ? List.of(all.parts) : List.of(side));
    }
    return new And(sorted(parts));
  }

  public static Code.Num or(Code.Num left, Code.Num right) {
    List<Code.Num> parts = new ArrayList<>();
    for (Code.Num side : List.of(left, right)) {
      parts.addAll(side instanceof Or any ? List.of(any.parts) : List.of(side));
    }
    return new Or(sorted(parts));
  }

  private static Code.Num[] sorted(List<Code.Num> parts) {
    parts.sort(Comparator.comparingInt(Code::cost));
    return parts.toArray(new Code.Num[0]);
  }

  public static Code.Num not(Code.Num operand) {
    return switch (operand) {
      case SlotExpressions.NumSlot truth -> new SlotExpressions.InRange(truth.slot(), 0, 0, true);
      case SlotExpressions.InRange range -> range.negated();
      case SlotExpressions.OneOf texts -> texts.negated();
      case SlotExpressions.Whole constant -> SlotExpressions.Whole.truth(constant.value() == 0);
      default ->
          values -> {
            long found = operand.at(values);
            return found == UNKNOWN ? UNKNOWN : 1 - found;
          };
    };
  }

  public static Code.Num known(Code operand) {
    return switch (operand) {
      case Code.Num num -> values -> num.at(values) == UNKNOWN ? 0 : 1;
      case Code.Real real -> values -> Double.isNaN(real.at(values)) ? 0 : 1;
      case Code.Text text -> values -> text.at(values) == null ? 0 : 1;
    };
  }

  /** One or the other, by a condition; unknown when the condition is. */
  public static Code choose(Code.Num when, Code then, Code otherwise) {
    if (then instanceof Code.Num a && otherwise instanceof Code.Num b) {
      return (Code.Num)
          values -> {
            long chosen = when.at(values);
            return chosen == UNKNOWN ? UNKNOWN : chosen == 1 ? a.at(values) : b.at(values);
          };
    }
    if (then instanceof Code.Real a && otherwise instanceof Code.Real b) {
      return (Code.Real)
          values -> {
            long chosen = when.at(values);
            return chosen == UNKNOWN ? Double.NaN : chosen == 1 ? a.at(values) : b.at(values);
          };
    }
    if (then instanceof Code.Text a && otherwise instanceof Code.Text b) {
      return (Code.Text)
          values -> {
            long chosen = when.at(values);
            return chosen == UNKNOWN ? null : chosen == 1 ? a.at(values) : b.at(values);
          };
    }
    throw new CompileException("both sides of ':' must be of one type");
  }
}
