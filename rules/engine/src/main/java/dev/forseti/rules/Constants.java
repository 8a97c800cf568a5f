package dev.forseti.rules;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;

/** What stands in a condition as it is. */
final class Constants {
  private Constants() {}

  /** A constant of the tree. */
  static Code of(CelConstant value) {
    return switch (value.getKind()) {
      case BOOLEAN_VALUE -> Atoms.Whole.truth(value.booleanValue());
      case INT64_VALUE -> new Atoms.Whole(value.int64Value());
      case DOUBLE_VALUE -> new Atoms.Fraction(value.doubleValue());
      case STRING_VALUE -> new Atoms.Literal(value.stringValue());
      default -> throw new CannotCompile("this constant is not supported");
    };
  }

  /** A span of time in milliseconds. */
  static Code.Num duration(CelExpr expr) {
    long millis = Span.millis(literal(expr));
    if (millis < 0) {
      throw new CannotCompile("a duration reads like \"10m\"; units are ms, s, m, h, d, w");
    }
    return new Atoms.Whole(millis);
  }

  /** A string that stands there as it is. */
  static String literal(CelExpr expr) {
    if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
      return expr.constant().stringValue();
    }
    throw new CannotCompile("a literal string is needed here").at(expr.id());
  }
}
