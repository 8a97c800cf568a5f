package dev.forseti.rules;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Turns a checked CEL tree into closures. */
final class CodeBuilder {
  private final Scope scope;
  private final SlotNumbers slots;
  private final boolean shares;
  private final Map<String, Loop> loops = new HashMap<>();
  private final Set<Symbol> used = new TreeSet<>(Comparator.comparing(Symbol::name));

  private record Loop(Elements elements, int slot) {}

  /** A builder; one that shares lets equal tests of all rules be done once an event. */
  CodeBuilder(Scope scope, SlotNumbers slots, boolean shares) {
    this.scope = scope;
    this.slots = slots;
    this.shares = shares;
  }

  /** What was read. */
  List<Symbol> used() {
    return List.copyOf(used);
  }

  Code build(CelExpr expr) {
    try {
      return switch (expr.getKind()) {
        case CONSTANT -> constant(expr.constant());
        case IDENT -> symbol(expr.ident().name()).code();
        case SELECT -> field(expr.select());
        case CALL -> call(expr.call());
        case COMPREHENSION -> loop(expr.comprehension());
        default -> throw new CannotCompile("this form is not supported in conditions");
      };
    } catch (CannotCompile wrong) {
      throw wrong.at(expr.id());
    }
  }

  private Symbol symbol(String name) {
    Symbol symbol = scope.symbol(name.startsWith(".") ? name.substring(1) : name);
    if (symbol == null) {
      throw new CannotCompile("'" + name + "' is not a value");
    }
    used.add(symbol);
    return symbol;
  }

  static Code constant(CelConstant value) {
    return switch (value.getKind()) {
      case BOOLEAN_VALUE -> Atoms.Whole.truth(value.booleanValue());
      case INT64_VALUE -> new Atoms.Whole(value.int64Value());
      case DOUBLE_VALUE -> new Atoms.Fraction(value.doubleValue());
      case STRING_VALUE -> new Atoms.Literal(value.stringValue());
      default -> throw new CannotCompile("this constant is not supported");
    };
  }

  private Code field(CelExpr.CelSelect select) {
    if (select.operand().getKind() == CelExpr.ExprKind.Kind.IDENT) {
      Loop loop = loops.get(select.operand().ident().name());
      if (loop != null && !select.testOnly()) {
        return loop.elements.field(select.field(), loop.slot);
      }
    }
    throw new CannotCompile("'" + select.field() + "' is not a value");
  }

  /** {@code exists} or {@code all} over a bounded list. */
  private Code loop(CelExpr.CelComprehension loop) {
    Elements over = elements(loop.iterRange());
    String step = loop.loopStep().callOrDefault().function();
    boolean some = step.equals("_||_");
    if (over == null || !(some || step.equals("_&&_")) || loops.containsKey(loop.iterVar())) {
      throw new CannotCompile("only exists and all over " + Scope.ELEMENTS + " are supported");
    }
    used.add(scope.variable(over.variable()));
    int slot = slots.next();
    loops.put(loop.iterVar(), new Loop(over, slot));
    try {
      return over.test(some, slot, num(loop.loopStep().call().args().get(1)));
    } finally {
      loops.remove(loop.iterVar());
    }
  }

  private static @org.jspecify.annotations.Nullable Elements elements(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.IDENT
        ? Scope.elements(expr.ident().name())
        : null;
  }

  private Code call(CelExpr.CelCall call) {
    List<CelExpr> args = new ArrayList<>();
    call.target().ifPresent(args::add);
    args.addAll(call.args());
    CelExpr first = args.get(0);
    CelExpr last = args.getLast();
    return switch (call.function()) {
      case "_&&_" -> Logic.and(num(first), num(last));
      case "_||_" -> Logic.or(num(first), num(last));
      case "!_" -> Logic.not(num(first));
      case "_?_:_" -> Logic.choose(num(first), build(args.get(1)), build(last));
      case "_==_" -> Comparison.EQ.of(build(first), build(last));
      case "_!=_" -> Comparison.NE.of(build(first), build(last));
      case "_<_" -> Comparison.LT.of(build(first), build(last));
      case "_<=_" -> Comparison.LE.of(build(first), build(last));
      case "_>_" -> Comparison.GT.of(build(first), build(last));
      case "_>=_" -> Comparison.GE.of(build(first), build(last));
      case "_+_", "_-_", "_*_", "_/_", "_%_" ->
          Arithmetic.of(call.function().charAt(1), build(first), build(last));
      case "-_" -> Arithmetic.negated(build(first));
      case "known" -> Logic.known(build(first));
      case "duration" -> duration(literal(first));
      case "startsWith" -> TextTests.both(text(first), text(last), String::startsWith);
      case "endsWith" -> TextTests.both(text(first), text(last), String::endsWith);
      case "contains" -> once(TextTests.contains(text(first), text(last)));
      case "matches" -> once(TextTests.matches(text(first), literal(last)));
      case "size" -> size(first);
      case "int" -> Arithmetic.toWhole(build(first));
      case "double" -> Arithmetic.toReal(build(first));
      case "@in" -> in(first, last);
      default ->
          throw new CannotCompile("'" + call.function() + "' is not supported in conditions");
    };
  }

  /** A test of the event alone that equal tests of other rules share. */
  private Code.Num once(Code.Num test) {
    return shares && loops.isEmpty() ? slots.once(test) : test;
  }

  private Code.Num num(CelExpr expr) {
    if (build(expr) instanceof Code.Num num) {
      return num;
    }
    throw new CannotCompile("a truth value or whole number is needed").at(expr.id());
  }

  private Code.Text text(CelExpr expr) {
    if (build(expr) instanceof Code.Text text) {
      return text;
    }
    throw new CannotCompile("a string is needed").at(expr.id());
  }

  private static Code.Num duration(String text) {
    long millis = Span.millis(text);
    if (millis < 0) {
      throw new CannotCompile("a duration reads like \"10m\"; units are ms, s, m, h, d, w");
    }
    return new Atoms.Whole(millis);
  }

  private static String literal(CelExpr expr) {
    if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
      return expr.constant().stringValue();
    }
    throw new CannotCompile("a literal string is needed here").at(expr.id());
  }

  private Code.Num size(CelExpr of) {
    Elements counted = elements(of);
    if (counted != null) {
      used.add(scope.variable(counted.variable()));
      return counted.size();
    }
    return TextTests.size(text(of));
  }

  private Code.Num in(CelExpr needle, CelExpr all) {
    if (all.getKind() == CelExpr.ExprKind.Kind.IDENT) {
      WordList list = scope.list(all.ident().name());
      if (list != null) {
        return once(new TextTests.Listed(text(needle), list));
      }
    }
    if (all.getKind() != CelExpr.ExprKind.Kind.LIST) {
      throw new CannotCompile("'in' needs a list of literals, or one of lists:");
    }
    Code found = build(needle);
    List<Code> elements = all.list().elements().stream().map(this::build).toList();
    if (found instanceof Atoms.TextSlot(int slot)
        && elements.stream().allMatch(Atoms.Literal.class::isInstance)) {
      Set<String> texts = new TreeSet<>();
      elements.forEach(element -> texts.add(((Atoms.Literal) element).value()));
      return new Atoms.OneOf(slot, texts, true);
    }
    Code.Num any = Atoms.Whole.FALSE;
    for (Code element : elements) {
      any = Logic.or(any, Comparison.EQ.of(found, element));
    }
    return any;
  }
}
