package dev.forseti.rules;

import dev.cel.common.ast.CelExpr;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code exists} and {@code all} over the bounded lists of an event, one inside another. */
final class Loops {
  private final Map<String, Loop> open = new HashMap<>();

  private record Loop(Elements elements, int slot) {}

  /** The bounded list that the expression names; null when it names none. */
  static @Nullable Elements over(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.IDENT
        ? Scope.elements(expr.ident().name())
        : null;
  }

  /** Whether what is built now does not stand inside of a loop. */
  boolean isOutside() {
    return open.isEmpty();
  }

  /** A field of the element that a loop is at. */
  Code field(CelExpr.CelSelect select) {
    if (select.operand().getKind() == CelExpr.ExprKind.Kind.IDENT) {
      Loop loop = open.get(select.operand().ident().name());
      if (loop != null && !select.testOnly()) {
        return loop.elements.field(select.field(), loop.slot);
      }
    }
    throw new CannotCompile("'" + select.field() + "' is not a value");
  }

  /**
   * The loop over a list; the slot is where its elements go.
   *
   * @param body builds what is asked of each
   */
  Code test(CelExpr.CelComprehension loop, int slot, Function<CelExpr, Code.Num> body) {
    Elements over = over(loop.iterRange());
    String step = loop.loopStep().callOrDefault().function();
    boolean some = step.equals("_||_");
    if (over == null || !(some || step.equals("_&&_")) || open.containsKey(loop.iterVar())) {
      throw new CannotCompile("only exists and all over " + Scope.ELEMENTS + " are supported");
    }
    open.put(loop.iterVar(), new Loop(over, slot));
    try {
      return over.test(some, slot, body.apply(loop.loopStep().call().args().get(1)));
    } finally {
      open.remove(loop.iterVar());
    }
  }
}
