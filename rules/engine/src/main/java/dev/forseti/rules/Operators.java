package dev.forseti.rules;

import dev.forseti.features.Unknown;
import java.util.function.IntPredicate;

/** Logic after Kleene, comparisons and arithmetic in which the unknown stays unknown. */
final class Operators {
  private static final long UNKNOWN = Unknown.LONG;

  private Operators() {}

  static Code.Num and(Code.Num left, Code.Num right) {
    return values -> {
      long a = left.at(values);
      if (a == 0) {
        return 0;
      }
      long b = right.at(values);
      return b == 0 ? 0 : a == UNKNOWN ? UNKNOWN : b;
    };
  }

  static Code.Num or(Code.Num left, Code.Num right) {
    return values -> {
      long a = left.at(values);
      if (a == 1) {
        return 1;
      }
      long b = right.at(values);
      return b == 1 ? 1 : a == UNKNOWN ? UNKNOWN : b;
    };
  }

  static Code.Num not(Code.Num operand) {
    return values -> {
      long a = operand.at(values);
      return a == UNKNOWN ? UNKNOWN : 1 - a;
    };
  }

  static Code.Num known(Code operand) {
    return switch (operand) {
      case Code.Num num -> values -> num.at(values) == UNKNOWN ? 0 : 1;
      case Code.Real real -> values -> Double.isNaN(real.at(values)) ? 0 : 1;
      case Code.Text text -> values -> text.at(values) == null ? 0 : 1;
    };
  }

  static Code.Num compare(Code left, Code right, IntPredicate holds) {
    if (left instanceof Code.Num a && right instanceof Code.Num b) {
      return values -> {
        long x = a.at(values);
        long y = b.at(values);
        return x == UNKNOWN || y == UNKNOWN ? UNKNOWN : holds.test(Long.compare(x, y)) ? 1 : 0;
      };
    }
    if (left instanceof Code.Real a && right instanceof Code.Real b) {
      return values -> {
        double x = a.at(values);
        double y = b.at(values);
        return Double.isNaN(x) || Double.isNaN(y)
            ? UNKNOWN
            : holds.test(x < y ? -1 : x > y ? 1 : 0) ? 1 : 0;
      };
    }
    if (left instanceof Code.Text a && right instanceof Code.Text b) {
      return values -> {
        String x = a.at(values);
        String y = b.at(values);
        return x == null || y == null ? UNKNOWN : holds.test(x.compareTo(y)) ? 1 : 0;
      };
    }
    throw new CodeBuilder.CannotCompile("these two cannot be compared");
  }

  static Code arithmetic(char operator, Code left, Code right) {
    if (left instanceof Code.Num a && right instanceof Code.Num b) {
      return (Code.Num) values -> whole(operator, a.at(values), b.at(values));
    }
    if (left instanceof Code.Real a && right instanceof Code.Real b) {
      return (Code.Real) values -> real(operator, a.at(values), b.at(values));
    }
    throw new CodeBuilder.CannotCompile("arithmetic needs two numbers of one type");
  }

  private static long whole(char operator, long a, long b) {
    if (a == UNKNOWN || b == UNKNOWN || ((operator == '/' || operator == '%') && b == 0)) {
      return UNKNOWN;
    }
    try {
      return switch (operator) {
        case '+' -> Math.addExact(a, b);
        case '-' -> Math.subtractExact(a, b);
        case '*' -> Math.multiplyExact(a, b);
        case '/' -> a / b;
        default -> a % b;
      };
    } catch (ArithmeticException overflow) {
      return UNKNOWN;
    }
  }

  private static double real(char operator, double a, double b) {
    double result =
        switch (operator) {
          case '+' -> a + b;
          case '-' -> a - b;
          case '*' -> a * b;
          case '/' -> a / b;
          default -> Double.NaN;
        };
    return Double.isFinite(result) ? result : Double.NaN;
  }
}
