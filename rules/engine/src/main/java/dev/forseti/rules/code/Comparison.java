package dev.forseti.rules.code;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import java.util.Set;

/** The six comparisons, in the form that is fastest for what is compared. */
public enum Comparison {
  EQ,
  NE,
  LT,
  LE,
  GT,
  GE;

  private static final long UNKNOWN = Unknown.LONG;

  /** The code of the comparison of two values of one type. */
  public Code.Num of(Code left, Code right) {
    if (left instanceof Code.Num a && right instanceof Code.Num b) {
      return a instanceof SlotExpressions.NumSlot(int slot)
              && b instanceof SlotExpressions.Whole(long bound)
          ? range(slot, bound)
          : a instanceof SlotExpressions.Whole && b instanceof SlotExpressions.NumSlot
              ? mirrored().of(b, a)
              : wholes(a, b);
    }
    if (left instanceof Code.Real a && right instanceof Code.Real b) {
      return new Reals(this, a, b);
    }
    if (left instanceof Code.Text a && right instanceof Code.Text b) {
      boolean equality = this == EQ || this == NE;
      return equality
              && a instanceof SlotExpressions.TextSlot(int slot)
              && b instanceof SlotExpressions.Literal(String text)
          ? new SlotExpressions.OneOf(slot, Set.of(text), this == EQ)
          : equality
                  && a instanceof SlotExpressions.Literal
                  && b instanceof SlotExpressions.TextSlot
              ? of(b, a)
              : texts(a, b);
    }
    throw new CompileException("these two cannot be compared");
  }

  private Comparison mirrored() {
    return switch (this) {
      case EQ -> EQ;
      case NE -> NE;
      case LT -> GT;
      case LE -> GE;
      case GT -> LT;
      case GE -> LE;
    };
  }

  private Code.Num range(int slot, long bound) {
    return switch (this) {
      case EQ -> new SlotExpressions.InRange(slot, bound, bound, true);
      case NE -> new SlotExpressions.InRange(slot, bound, bound, false);
      case LT -> new SlotExpressions.InRange(slot, bound, Long.MAX_VALUE, false);
      case LE -> new SlotExpressions.InRange(slot, Long.MIN_VALUE, bound, true);
      case GT -> new SlotExpressions.InRange(slot, Long.MIN_VALUE, bound, false);
      case GE -> new SlotExpressions.InRange(slot, bound, Long.MAX_VALUE, true);
    };
  }

  private boolean holds(int order) {
    return switch (this) {
      case EQ -> order == 0;
      case NE -> order != 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
    };
  }

  private Code.Num wholes(Code.Num left, Code.Num right) {
    return values -> {
      long a = left.at(values);
      long b = right.at(values);
      return a == UNKNOWN || b == UNKNOWN ? UNKNOWN : holds(Long.compare(a, b)) ? 1 : 0;
    };
  }

  /** The comparison of two floating-point numbers, which may be found from many others. */
  private record Reals(Comparison how, Code.Real left, Code.Real right) implements Code.Num {
    @Override
    public long at(FeatureVector values) {
      double a = left.at(values);
      double b = right.at(values);
      return Double.isNaN(a) || Double.isNaN(b)
          ? UNKNOWN
          : how.holds(a < b ? -1 : a > b ? 1 : 0) ? 1 : 0;
    }

    @Override
    public int cost() {
      return left.cost() + right.cost();
    }
  }

  private Code.Num texts(Code.Text left, Code.Text right) {
    return values -> {
      String a = left.at(values);
      String b = right.at(values);
      return a == null || b == null ? UNKNOWN : holds(a.compareTo(b)) ? 1 : 0;
    };
  }
}
