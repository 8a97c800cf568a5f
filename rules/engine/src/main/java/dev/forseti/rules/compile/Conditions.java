package dev.forseti.rules.compile;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.forseti.features.ValueType;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.CompileException;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.pack.SourceText;
import dev.forseti.rules.pack.Suggestion;
import dev.forseti.rules.pack.YamlMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks conditions over a scope of names and compiles them. */
final class Conditions {
  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '\\.?([^']*)'.*", Pattern.DOTALL);

  /** What CEL says of a misspelt name that begins like a list, as {@code links.cuont} does. */
  private static final String NO_FIELD = "does not support field selection";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
  private final Scope scope;
  private final SlotAllocator slots;
  private final boolean shares;
  private final CelCompiler compiler;

  /**
   * A condition.
   *
   * @param reads the variables and counters that it looks at
   * @param meaning the same text for conditions that mean the same
   */
  record Condition(Code.Num code, List<Symbol> reads, String meaning) {}

  /** An expression that is a number. */
  record Numeric(Code code, List<Symbol> reads) {}

  /** Conditions over the names that the scope has now. */
  Conditions(Scope scope, SlotAllocator slots, boolean shares) {
    this(scope, slots, shares, SimpleType.BOOL);
  }

  /** Numbers and truth values over the names that the scope has now. */
  static Conditions ofNumbers(Scope scope, SlotAllocator slots) {
    return new Conditions(scope, slots, false, SimpleType.DYN);
  }

  private Conditions(Scope scope, SlotAllocator slots, boolean shares, CelType result) {
    this.scope = scope;
    this.slots = slots;
    this.shares = shares;
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setResultType(result)
            .setStandardMacros(CelStandardMacro.EXISTS, CelStandardMacro.ALL)
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    "known",
                    CelOverloadDecl.newGlobalOverload(
                        "known_dyn", SimpleType.BOOL, SimpleType.DYN)));
    scope.symbols().forEach(symbol -> builder.addVar(symbol.name(), type(symbol.type())));
    CelType texts = ListType.create(SimpleType.STRING);
    scope.listNames().forEach(name -> builder.addVar(name, texts));
    CelType elements = ListType.create(MapType.create(SimpleType.STRING, SimpleType.STRING));
    Scope.ELEMENTS.forEach(name -> builder.addVar(name, elements));
    compiler = builder.build();
  }

  /** The condition under the key; null when it has problems, which are reported. */
  @Nullable Condition compile(YamlMap from, String key) {
    Compiled found = checked(from.placed(key));
    if (found == null) {
      return null;
    }
    if (found.code instanceof Code.Num code) {
      return new Condition(code, found.reads, found.meaning);
    }
    from.placed(key).report(0, "a condition must be true or false", "");
    return null;
  }

  /** A part of a condition that compiles as a whole; null when the part alone does not. */
  @Nullable Condition part(String text) {
    CelValidationResult result = compiler.compile(text);
    if (result.hasError()) {
      return null;
    }
    try {
      CodeBuilder builder = new CodeBuilder(scope, slots, false);
      return builder.build(result.getAst().getExpr()) instanceof Code.Num code
          ? new Condition(code, builder.used(), text)
          : null;
    } catch (CompileException | CelValidationException notAlone) {
      return null;
    }
  }

  /** The number under the key; null when it has problems, which are reported. */
  @Nullable Numeric number(YamlMap from, String key) {
    Compiled found = checked(from.placed(key));
    if (found == null) {
      return null;
    }
    if (found.code instanceof Code.Text) {
      from.placed(key).report(0, "a number, a truth value or a duration is needed", "");
      return null;
    }
    return new Numeric(found.code, found.reads);
  }

  private record Compiled(Code code, List<Symbol> reads, String meaning) {}

  private @Nullable Compiled checked(SourceText text) {
    CelValidationResult result = compiler.compile(text.text());
    if (result.hasError()) {
      for (CelIssue issue : result.getErrors()) {
        report(text, issue);
      }
      return null;
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      try {
        CodeBuilder builder = new CodeBuilder(scope, slots, shares);
        Code code = builder.build(tree.getExpr());
        return new Compiled(code, builder.used(), new CanonicalCondition(scope).of(tree.getExpr()));
      } catch (CompileException wrong) {
        Integer offset = tree.getSource().getPositionsMap().get(wrong.expression());
        text.report(offset == null ? 0 : offset, wrong.message(), wrong.hint());
      }
    } catch (CelValidationException wrong) {
      text.report(0, String.valueOf(wrong.getMessage()), "");
    }
    return null;
  }

  private void report(SourceText text, CelIssue issue) {
    int line = Math.max(1, issue.getSourceLocation().getLine());
    int offset = text.offset(line, issue.getSourceLocation().getColumn());
    Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
    if (!undeclared.matches() && !issue.getMessage().contains(NO_FIELD)) {
      text.report(offset, issue.getMessage(), "");
      return;
    }
    String name = undeclared.matches() ? undeclared.group(1) : "";
    Matcher whole = NAME.matcher(text.text());
    while (whole.find()) {
      int start = text.text().codePointCount(0, whole.start());
      int end = text.text().codePointCount(0, whole.end());
      if (start <= offset && offset <= end && whole.group().startsWith(name)) {
        name = whole.group();
        offset = start;
      }
    }
    text.report(offset, "unknown variable '" + name + "'", Suggestion.of(name, scope.names()));
  }

  private static CelType type(ValueType type) {
    return switch (type) {
      case BOOL -> SimpleType.BOOL;
      case INT -> SimpleType.INT;
      case DOUBLE -> SimpleType.DOUBLE;
      case STRING -> SimpleType.STRING;
      case DURATION -> SimpleType.DURATION;
    };
  }
}
