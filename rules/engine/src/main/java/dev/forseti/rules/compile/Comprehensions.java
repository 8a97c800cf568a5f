package dev.forseti.rules.compile;

import dev.cel.common.ast.CelExpr;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.CompileException;
import dev.forseti.rules.code.EventList;
import dev.forseti.rules.pack.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code exists} and {@code all} over the bounded lists of an event, one inside another. */
final class Comprehensions {
  private final Map<String, Loop> open = new HashMap<>();

  private record Loop(EventList elements, int slot) {}

  /** The bounded list that the expression names; null when it names none. */
  static @Nullable EventList over(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.IDENT
        ? Scope.eventList(expr.ident().name())
        : null;
  }

  /** Whether what is built now is outside of any loop. */
  boolean isOutside() {
    return open.isEmpty();
  }

  /** A field of the element that a loop is at. */
  Code field(CelExpr.CelSelect select) {
    if (select.operand().getKind() == CelExpr.ExprKind.Kind.IDENT) {
      Loop loop = open.get(select.operand().ident().name());
      if (loop != null && !select.testOnly()) {
        return field(loop, select.field());
      }
    }
    throw new CompileException("'" + select.field() + "' is not a value");
  }

  private static Code field(Loop loop, String name) {
    List<String> fields = loop.elements.fields();
    if (!fields.contains(name)) {
      throw new CompileException(
              "'"
                  + name
                  + "' is nothing that "
                  + loop.elements.label()
                  + " have; there are "
                  + fields)
          .hinting(Suggestion.of(name, fields));
    }
    return loop.elements.field(name, loop.slot);
  }

  /**
   * The loop over a list; the slot is where its elements go.
   *
   * @param body builds what is asked of each
   */
  Code test(CelExpr.CelComprehension loop, int slot, Function<CelExpr, Code.Num> body) {
    EventList over = over(loop.iterRange());
    String step = loop.loopStep().callOrDefault().function();
    boolean some = step.equals("_||_");
    if (over == null || !(some || step.equals("_&&_")) || open.containsKey(loop.iterVar())) {
      throw new CompileException("only exists and all over " + Scope.ELEMENTS + " are supported");
    }
    open.put(loop.iterVar(), new Loop(over, slot));
    try {
      return over.test(some, slot, body.apply(loop.loopStep().call().args().get(1)));
    } finally {
      open.remove(loop.iterVar());
    }
  }
}
