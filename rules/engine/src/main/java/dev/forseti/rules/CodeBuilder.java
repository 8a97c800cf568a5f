package dev.forseti.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.forseti.features.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** Turns a checked CEL tree into closures. */
final class CodeBuilder {
  private static final long UNKNOWN = Unknown.LONG;
  private final Map<String, Symbol> scope;
  private final Set<Symbol> used = new TreeSet<>(java.util.Comparator.comparing(Symbol::name));

  /** What the language allows but this engine does not evaluate. */
  static final class CannotCompile extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotCompile(String message) {
      super(message);
    }
  }

  CodeBuilder(Map<String, Symbol> scope) {
    this.scope = scope;
  }

  List<Symbol> used() {
    return List.copyOf(used);
  }

  Code build(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> constant(expr.constant());
      case IDENT -> symbol(expr.ident().name());
      case CALL -> call(expr.call());
      default -> throw new CannotCompile("this form is not supported in conditions");
    };
  }

  private Code symbol(String name) {
    Symbol symbol = scope.get(name.startsWith(".") ? name.substring(1) : name);
    if (symbol == null) {
      throw new CannotCompile("'" + name + "' is not a value");
    }
    used.add(symbol);
    return symbol.code();
  }

  private static Code constant(CelConstant value) {
    return switch (value.getKind()) {
      case BOOLEAN_VALUE -> truth(value.booleanValue());
      case INT64_VALUE -> whole(value.int64Value());
      case DOUBLE_VALUE -> {
        double number = value.doubleValue();
        yield (Code.Real) values -> number;
      }
      case STRING_VALUE -> {
        String text = value.stringValue();
        yield (Code.Text) values -> text;
      }
      default -> throw new CannotCompile("this constant is not supported");
    };
  }

  static Code.Num truth(boolean value) {
    return whole(value ? 1 : 0);
  }

  static Code.Num whole(long number) {
    return values -> number;
  }

  private Code call(CelExpr.CelCall call) {
    List<CelExpr> args = new ArrayList<>();
    call.target().ifPresent(args::add);
    args.addAll(call.args());
    return switch (call.function()) {
      case "_&&_" -> Operators.and(num(args, 0), num(args, 1));
      case "_||_" -> Operators.or(num(args, 0), num(args, 1));
      case "!_" -> Operators.not(num(args, 0));
      case "_==_" -> Operators.compare(build(args.get(0)), build(args.get(1)), c -> c == 0);
      case "_!=_" -> Operators.compare(build(args.get(0)), build(args.get(1)), c -> c != 0);
      case "_<_" -> Operators.compare(build(args.get(0)), build(args.get(1)), c -> c < 0);
      case "_<=_" -> Operators.compare(build(args.get(0)), build(args.get(1)), c -> c <= 0);
      case "_>_" -> Operators.compare(build(args.get(0)), build(args.get(1)), c -> c > 0);
      case "_>=_" -> Operators.compare(build(args.get(0)), build(args.get(1)), c -> c >= 0);
      case "_+_", "_-_", "_*_", "_/_", "_%_" ->
          Operators.arithmetic(call.function().charAt(1), build(args.get(0)), build(args.get(1)));
      case "-_" -> Operators.arithmetic('-', whole(0), num(args, 0));
      case "known" -> Operators.known(build(args.get(0)));
      case "duration" -> duration(args);
      case "startsWith" -> texts(args, String::startsWith);
      case "endsWith" -> texts(args, String::endsWith);
      case "contains" -> texts(args, String::contains);
      case "matches" -> matches(args);
      case "size" -> size(text(args, 0));
      case "double" -> toDouble(num(args, 0));
      case "@in" -> in(args);
      default ->
          throw new CannotCompile("'" + call.function() + "' is not supported in conditions");
    };
  }

  private Code.Num num(List<CelExpr> args, int index) {
    if (build(args.get(index)) instanceof Code.Num num) {
      return num;
    }
    throw new CannotCompile("a truth value or whole number is needed");
  }

  private Code.Text text(List<CelExpr> args, int index) {
    if (build(args.get(index)) instanceof Code.Text text) {
      return text;
    }
    throw new CannotCompile("a string is needed");
  }

  private Code.Num texts(List<CelExpr> args, BiPredicate<String, String> test) {
    Code.Text left = text(args, 0);
    Code.Text right = text(args, 1);
    return values -> {
      String a = left.at(values);
      String b = right.at(values);
      return a == null || b == null ? UNKNOWN : test.test(a, b) ? 1 : 0;
    };
  }

  private Code.Num matches(List<CelExpr> args) {
    Pattern pattern;
    try {
      pattern = Pattern.compile(literal(args.get(1)));
    } catch (PatternSyntaxException e) {
      throw new CannotCompile("not a regular expression: " + e.getMessage());
    }
    Code.Text subject = text(args, 0);
    return values -> {
      String found = subject.at(values);
      return found == null ? UNKNOWN : pattern.matcher(found).find() ? 1 : 0;
    };
  }

  private static Code.Num duration(List<CelExpr> args) {
    long millis = Span.millis(literal(args.get(0)));
    if (millis < 0) {
      throw new CannotCompile("a duration reads like \"10m\"; units are ms, s, m, h, d, w");
    }
    return whole(millis);
  }

  private static String literal(CelExpr expr) {
    if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
      return expr.constant().stringValue();
    }
    throw new CannotCompile("a literal string is needed here");
  }

  private static Code.Num size(Code.Text text) {
    return values -> {
      String found = text.at(values);
      return found == null ? UNKNOWN : found.codePointCount(0, found.length());
    };
  }

  private static Code.Real toDouble(Code.Num number) {
    return values -> {
      long value = number.at(values);
      return value == UNKNOWN ? Double.NaN : value;
    };
  }

  private Code.Num in(List<CelExpr> args) {
    if (args.get(1).getKind() != CelExpr.ExprKind.Kind.LIST) {
      throw new CannotCompile("'in' needs a list of literals");
    }
    Code needle = build(args.get(0));
    Code.Num any = truth(false);
    for (CelExpr element : args.get(1).list().elements()) {
      any = Operators.or(any, Operators.compare(needle, build(element), c -> c == 0));
    }
    return any;
  }
}
