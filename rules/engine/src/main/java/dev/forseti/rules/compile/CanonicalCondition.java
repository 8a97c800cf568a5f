package dev.forseti.rules.compile;

import dev.cel.common.ast.CelExpr;
import dev.forseti.rules.code.Symbol;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A checked condition as canonical text: without its author's blanks, parameters as their values,
 * and lists as a hash of their entries. Conditions with equal texts mean the same.
 */
record CanonicalCondition(Scope scope) {
  String of(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> Constants.of(expr.constant()).toString();
      case IDENT -> name(expr.ident().name());
      case SELECT -> of(expr.select().operand()) + "." + expr.select().field();
      case CALL ->
          expr.call().target().map(target -> of(target) + ".").orElse("")
              + expr.call().function()
              + all(expr.call().args());
      case LIST -> all(expr.list().elements());
      case COMPREHENSION ->
          of(expr.comprehension().iterRange())
              + ".each("
              + expr.comprehension().iterVar()
              + ","
              + of(expr.comprehension().loopStep())
              + ")";
      default -> expr.toString();
    };
  }

  private String all(List<CelExpr> parts) {
    return parts.stream().map(this::of).collect(Collectors.joining(",", "(", ")"));
  }

  private String name(String name) {
    Symbol symbol = scope.symbol(name);
    return symbol != null && symbol.constant() != null
        ? symbol.constant().toString()
        : name + scope.digest(name);
  }
}
