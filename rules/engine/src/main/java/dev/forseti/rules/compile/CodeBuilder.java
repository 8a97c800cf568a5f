package dev.forseti.rules.compile;

import dev.cel.common.ast.CelExpr;
import dev.forseti.rules.code.Arithmetic;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.Comparison;
import dev.forseti.rules.code.CompileException;
import dev.forseti.rules.code.EventList;
import dev.forseti.rules.code.Logic;
import dev.forseti.rules.code.LookupList;
import dev.forseti.rules.code.SlotExpressions;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.code.TextPredicates;
import dev.forseti.rules.learned.LearnedModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns a checked CEL tree into closures. */
final class CodeBuilder {
  private static final long MILLIS = 1_000;

  private final Scope scope;
  private final SlotAllocator slots;
  private final boolean shares;
  private final Comprehensions loops = new Comprehensions();
  private final Set<Symbol> used = new TreeSet<>(Comparator.comparing(Symbol::name));

  /** A builder; one that shares lets equal tests of all rules be done once per event. */
  CodeBuilder(Scope scope, SlotAllocator slots, boolean shares) {
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
        case CONSTANT -> Constants.of(expr.constant());
        case IDENT -> symbol(expr.ident().name()).code();
        case SELECT -> loops.field(expr.select());
        case CALL -> call(expr.call());
        case COMPREHENSION -> loop(expr.comprehension());
        default -> throw new CompileException("this form is not supported in conditions");
      };
    } catch (CompileException wrong) {
      throw wrong.at(expr.id());
    }
  }

  private Symbol symbol(String name) {
    Symbol symbol = scope.symbol(name.startsWith(".") ? name.substring(1) : name);
    if (symbol == null) {
      throw new CompileException("'" + name + "' is not a value");
    }
    used.add(symbol);
    if (symbol.computed() instanceof LearnedModel model) {
      used.addAll(model.reads());
    }
    return symbol;
  }

  private Code loop(CelExpr.CelComprehension loop) {
    read(Comprehensions.over(loop.iterRange()));
    return loops.test(loop, slots.next(), this::num);
  }

  private void read(@Nullable EventList over) {
    if (over != null) {
      used.add(scope.variable(over.variable()));
    }
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
      case "duration" -> Constants.duration(first);
      case "startsWith" -> TextPredicates.both(text(first), text(last), String::startsWith);
      case "endsWith" -> TextPredicates.both(text(first), text(last), String::endsWith);
      case "contains" -> once(TextPredicates.contains(text(first), text(last)));
      case "matches" -> once(TextPredicates.matches(text(first), Constants.literal(last)));
      case "size" -> size(first);
      case "int" -> Arithmetic.toWhole(build(first));
      case "double" -> Arithmetic.toReal(build(first));
      case "getSeconds" -> Arithmetic.of('/', num(first), new SlotExpressions.Whole(MILLIS));
      case "@in" -> in(first, last);
      default ->
          throw new CompileException("'" + call.function() + "' is not supported in conditions");
    };
  }

  /** A test of the event alone that equal tests of other rules share. */
  private Code.Num once(Code.Num test) {
    return shares && loops.isOutside() ? slots.once(test) : test;
  }

  private Code.Num num(CelExpr expr) {
    if (build(expr) instanceof Code.Num num) {
      return num;
    }
    throw new CompileException("a truth value or whole number is needed").at(expr.id());
  }

  private Code.Text text(CelExpr expr) {
    if (build(expr) instanceof Code.Text text) {
      return text;
    }
    throw new CompileException("a string is needed").at(expr.id());
  }

  private Code.Num size(CelExpr of) {
    EventList counted = Comprehensions.over(of);
    if (counted != null) {
      read(counted);
      return counted.size();
    }
    return TextPredicates.size(text(of));
  }

  private Code.Num in(CelExpr needle, CelExpr all) {
    if (all.getKind() == CelExpr.ExprKind.Kind.IDENT) {
      LookupList list = scope.list(all.ident().name());
      if (list != null) {
        return once(new TextPredicates.Listed(text(needle), list));
      }
    }
    if (all.getKind() != CelExpr.ExprKind.Kind.LIST) {
      throw new CompileException("'in' needs a list of literals, or one of lists:");
    }
    Code found = build(needle);
    List<Code> elements = all.list().elements().stream().map(this::build).toList();
    if (found instanceof SlotExpressions.TextSlot(int slot)
        && elements.stream().allMatch(SlotExpressions.Literal.class::isInstance)) {
      Set<String> texts = new TreeSet<>();
      elements.forEach(element -> texts.add(((SlotExpressions.Literal) element).value()));
      return new SlotExpressions.OneOf(slot, texts, true);
    }
    Code.Num any = SlotExpressions.Whole.FALSE;
    for (Code element : elements) {
      any = Logic.or(any, Comparison.EQ.of(found, element));
    }
    return any;
  }
}
