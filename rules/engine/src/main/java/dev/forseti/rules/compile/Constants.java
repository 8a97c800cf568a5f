package dev.forseti.rules.compile;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.CompileException;
import dev.forseti.rules.code.SlotExpressions;
import dev.forseti.rules.pack.PackDuration;

/** Constants in a condition. */
final class Constants {
  private Constants() {}

  /** A constant of the tree. */
  static Code of(CelConstant value) {
    return switch (value.getKind()) {
      case BOOLEAN_VALUE -> SlotExpressions.Whole.truth(value.booleanValue());
      case INT64_VALUE -> new SlotExpressions.Whole(value.int64Value());
      case DOUBLE_VALUE -> new SlotExpressions.Fraction(value.doubleValue());
      case STRING_VALUE -> new SlotExpressions.Literal(value.stringValue());
      default -> throw new CompileException("this constant is not supported");
    };
  }

  /** A span of time in milliseconds. */
  static Code.Num duration(CelExpr expr) {
    long millis = PackDuration.millis(literal(expr));
    if (millis < 0) {
      throw new CompileException("a duration reads like \"10m\"; units are ms, s, m, h, d, w");
    }
    return new SlotExpressions.Whole(millis);
  }

  /** A literal string. */
  static String literal(CelExpr expr) {
    if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
      return expr.constant().stringValue();
    }
    throw new CompileException("a literal string is needed here").at(expr.id());
  }
}
