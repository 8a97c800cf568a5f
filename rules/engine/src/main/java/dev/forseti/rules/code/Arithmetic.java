package dev.forseti.rules.code;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;

/**
 * Arithmetic and conversions in which the unknown stays unknown. A division by zero, an overflow
 * and a conversion that fails are unknown too, and noted as a fault of the rule.
 */
public final class Arithmetic {
  private static final long UNKNOWN = Unknown.LONG;

  private Arithmetic() {}

  public static Code of(char operator, Code left, Code right) {
    if (left instanceof SlotExpressions.Whole(long a)
        && right instanceof SlotExpressions.Whole(long b)) {
      Long folded = whole(operator, a, b);
      if (folded != null) {
        return new SlotExpressions.Whole(folded);
      }
    }
    if (left instanceof Code.Num a && right instanceof Code.Num b) {
      return (Code.Num) values -> whole(operator, a.at(values), b.at(values), values);
    }
    if (left instanceof Code.Real a && right instanceof Code.Real b) {
      return (Code.Real) values -> real(operator, a.at(values), b.at(values), values);
    }
    if (operator == '+' && left instanceof Code.Text a && right instanceof Code.Text b) {
      return (Code.Text)
          values -> {
            String x = a.at(values);
            String y = b.at(values);
            return x == null || y == null ? null : x + y;
          };
    }
    throw new CompileException("arithmetic needs two numbers of one type");
  }

  public static Code negated(Code operand) {
    return operand instanceof Code.Real
        ? of('-', new SlotExpressions.Fraction(-0.0), operand)
        : of('-', SlotExpressions.Whole.FALSE, operand);
  }

  private static long whole(char operator, long a, long b, FeatureVector values) {
    if (a == UNKNOWN || b == UNKNOWN) {
      return UNKNOWN;
    }
    Long result = whole(operator, a, b);
    if (result == null) {
      values.fault();
      return UNKNOWN;
    }
    return result;
  }

  private static @org.jspecify.annotations.Nullable Long whole(char operator, long a, long b) {
    try {
      long result =
          switch (operator) {
            case '+' -> Math.addExact(a, b);
            case '-' -> Math.subtractExact(a, b);
            case '*' -> Math.multiplyExact(a, b);
            case '/' -> a / b;
            default -> a % b;
          };
      return result == UNKNOWN ? null : result;
    } catch (ArithmeticException overflowOrZero) {
      return null;
    }
  }

  private static double real(char operator, double a, double b, FeatureVector values) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.NaN;
    }
    double result =
        switch (operator) {
          case '+' -> a + b;
          case '-' -> a - b;
          case '*' -> a * b;
          case '/' -> a / b;
          default -> Double.NaN;
        };
    return Double.isFinite(result) ? result : failed(values);
  }

  private static double failed(FeatureVector values) {
    values.fault();
    return Double.NaN;
  }

  public static Code.Num toWhole(Code from) {
    return switch (from) {
      case Code.Num num -> num;
      case Code.Real real ->
          values -> {
            double found = real.at(values);
            if (Double.isNaN(found) || (found > -0x1p63 && found < 0x1p63)) {
              return Double.isNaN(found) ? UNKNOWN : (long) found;
            }
            values.fault();
            return UNKNOWN;
          };
      case Code.Text text ->
          values -> {
            String found = text.at(values);
            try {
              return found == null ? UNKNOWN : Long.parseLong(found);
            } catch (NumberFormatException wrong) {
              values.fault();
              return UNKNOWN;
            }
          };
    };
  }

  public static Code.Real toReal(Code from) {
    return switch (from) {
      case Code.Num num ->
          values -> {
            long found = num.at(values);
            return found == UNKNOWN ? Double.NaN : found;
          };
      case Code.Real real -> real;
      case Code.Text text ->
          values -> {
            String found = text.at(values);
            try {
              double number = found == null ? Double.NaN : Double.parseDouble(found);
              return found == null || Double.isFinite(number) ? number : failed(values);
            } catch (NumberFormatException wrong) {
              return failed(values);
            }
          };
    };
  }
}
