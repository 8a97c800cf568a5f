package dev.forseti.rules;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.forseti.features.ValueType;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks conditions over a scope of names and compiles them. */
final class Conditions {
  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
  private final Map<String, Symbol> scope;
  private final CelCompiler compiler;

  /** A condition and what it reads. */
  record Condition(Code.Num code, List<Symbol> reads) {}

  Conditions(Map<String, Symbol> scope) {
    this.scope = scope;
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setResultType(SimpleType.BOOL)
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    "known",
                    CelOverloadDecl.newGlobalOverload(
                        "known_dyn", SimpleType.BOOL, SimpleType.DYN)));
    scope.values().forEach(symbol -> builder.addVar(symbol.name(), type(symbol.type())));
    compiler = builder.build();
  }

  @Nullable Condition compile(YamlMap from, String key) {
    String text = from.text(key, "false").stripTrailing();
    int[] place = from.place(key);
    CelValidationResult result = compiler.compile(text);
    if (result.hasError()) {
      for (CelIssue issue : result.getErrors()) {
        report(from.source(), text, place, issue);
      }
      return null;
    }
    CodeBuilder builder = new CodeBuilder(scope);
    try {
      if (builder.build(result.getAst().getExpr()) instanceof Code.Num code) {
        return new Condition(code, builder.used());
      }
      from.source().report(place[0], place[1], "a condition must be true or false", "");
    } catch (CodeBuilder.CannotCompile | CelValidationException e) {
      from.source().report(place[0], place[1], String.valueOf(e.getMessage()), "");
    }
    return null;
  }

  private void report(YamlMap.Source source, String text, int[] place, CelIssue issue) {
    int line = issue.getSourceLocation().getLine();
    int column = Math.max(0, issue.getSourceLocation().getColumn());
    Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
    String message = issue.getMessage();
    String hint = "";
    if (undeclared.matches()) {
      String name = undeclared.group(1);
      Matcher whole = NAME.matcher(text);
      while (line == 1 && whole.find()) {
        if (whole.start() <= column && column <= whole.end() && whole.group().startsWith(name)) {
          name = whole.group();
          column = whole.start();
        }
      }
      message = "unknown variable '" + name + "'";
      hint = Suggestion.of(name, scope.keySet());
    }
    source.report(
        place[0] + Math.max(0, line - 1),
        line <= 1 ? place[1] + column : column + 1,
        message,
        hint);
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
