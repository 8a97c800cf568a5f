package dev.forseti.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import dev.forseti.features.ValueType;
import dev.forseti.features.Variable;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.SlotExpressions;
import dev.forseti.rules.pack.PackProblem;
import dev.forseti.rules.pack.YamlMap;
import dev.forseti.rules.pack.YamlParser;
import dev.forseti.rules.pack.YamlSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Our closures against cel-java's own runtime. A variable that is unknown to us is missing there:
 * the runtime then answers with an unknown set, or an error, which {@code &&} and {@code ||} absorb
 * as they absorb our unknown.
 */
class CelOracleTest {
  private static final int CONDITIONS = 1_500;
  private static final int VALUES = 12;

  @Test
  void conditionsSayWhatTheRuntimeSays() throws CelValidationException, CelEvaluationException {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder().setResultType(SimpleType.BOOL);
    for (Variable variable : Variable.values()) {
      builder.addVar(variable.label(), type(variable.type()));
    }
    var compiler = builder.build();
    CelRuntime runtime = CelRuntimeFactory.legacyCelRuntimeBuilder().build();
    Map<Long, Integer> seen = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    for (int seed = 0; seed < CONDITIONS; seed++) {
      RandomConditions random = new RandomConditions(seed);
      String text = random.truth(1 + seed % 4);
      Code.Num ours = ours(text);
      CelRuntime.Program theirs = runtime.createProgram(compiler.compile(text).getAst());
      FeatureVector vector = new FeatureVector(Variable.count());
      for (int i = 0; i < VALUES; i++) {
        Map<Variable, Object> values = random.values();
        RandomConditions.fill(vector, values);
        long found = ours.at(vector);
        seen.merge(found, 1, Integer::sum);
        if (found != ask(theirs, values)) {
          wrong.add("seed " + seed + ": " + text + " of " + values + " is " + found + " here");
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen.keySet()).containsExactlyInAnyOrder(0L, 1L, Unknown.LONG);
    assertThat(seen.values()).allMatch(count -> count > CONDITIONS);
  }

  private static Code.Num ours(String text) {
    List<PackProblem> problems = new ArrayList<>();
    YamlSource source = new YamlSource("p", List.of(), problems, problems);
    YamlMap map = YamlParser.parse(source, "when: '" + text.replace("'", "''") + "'", "a pack");
    Conditions.Condition condition =
        new Conditions(new Scope(), new SlotAllocator(), false).compile(map, "when");
    assertThat(problems.stream().map(PackProblem::shown)).isEmpty();
    assertThat(condition).isNotNull();
    return condition == null ? SlotExpressions.Whole.FALSE : condition.code();
  }

  private static long ask(CelRuntime.Program program, Map<Variable, Object> values) {
    Map<String, Object> named = new HashMap<>();
    values.forEach(
        (variable, value) ->
            named.put(
                variable.label(),
                variable.type() == ValueType.DURATION && value instanceof Long millis
                    ? Duration.ofMillis(millis)
                    : value));
    try {
      Object found = program.eval(named);
      return found instanceof Boolean truth ? (truth ? 1 : 0) : Unknown.LONG;
    } catch (CelEvaluationException error) {
      return Unknown.LONG;
    }
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
