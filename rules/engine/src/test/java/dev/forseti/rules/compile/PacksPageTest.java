package dev.forseti.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RulePack;
import dev.forseti.pipeline.RulePackTestRunner;
import dev.forseti.rules.pack.PackProblem;
import dev.forseti.rules.pack.TestCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PacksPageTest {
  private static final Path PAGE = Path.of("..", "PACKS.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern ALLOWED = Pattern.compile("unknown key 'x'; allowed are (.*)");

  @Test
  void theExampleCompilesAndPassesItsTests() throws IOException {
    Matcher examples = EXAMPLE.matcher(Files.readString(PAGE));
    List<String> texts = examples.results().map(found -> found.group(1)).toList();
    assertThat(texts).hasSize(3);
    RuleCompiler.Result compiled =
        RuleCompiler.compile(List.of(new RulePack("shop-links", texts.getFirst(), Map.of())));
    assertThat(Stream.concat(compiled.problems().stream(), compiled.warnings().stream())).isEmpty();
    assertThat(RulePackTestRunner.run(compiled.rules(), "shop-links.tests.yaml", texts.get(1)))
        .isEmpty();
  }

  @Test
  void theExampleOfAModelCompiles() throws IOException {
    Matcher examples = EXAMPLE.matcher(Files.readString(PAGE));
    List<String> texts = examples.results().map(found -> found.group(1)).toList();
    String trees = "forseti trees 1\ninputs known_for links\nbase 0\ntree\nleaf 1\n";
    var pack = new RulePack("p", texts.getLast(), Map.of("conduct.model", trees));
    RuleCompiler.Result compiled = RuleCompiler.compile(List.of(pack));
    assertThat(Stream.concat(compiled.problems().stream(), compiled.warnings().stream())).isEmpty();
    assertThat(compiled.rules().size()).isEqualTo(1);
  }

  /** An unknown key anywhere is answered with those that are allowed there. */
  @Test
  void everyKeyIsNamed() throws IOException {
    List<PackProblem> pack =
        Compiled.packs(
                """
                x: 1
                include: [{x: 1, pack: q, rules: {r: {x: 1}}}]
                parameters: {a: {x: 1}}
                lists: {b: {x: 1}}
                counters: {c: {x: 1}}
                groups: {d: {x: 1}}
                models: {e: {x: 1, inputs: {f: {x: 1}}}}
                rules: [{x: 1, signal: {x: 1}, unless_known: {x: 1}}]
                """,
                "rules: [{id: r, when: 'true'}]")
            .problems();
    List<PackProblem> tests =
        TestCases.read("p.tests.yaml", "{x: 1, tests: [{x: 1, events: [{x: 1}]}]}").problems();
    List<String> allowed =
        Stream.concat(pack.stream(), tests.stream())
            .map(problem -> ALLOWED.matcher(problem.message()))
            .filter(Matcher::matches)
            .map(found -> found.group(1))
            .toList();

    assertThat(allowed).as("places").hasSize(15);
    String page = Files.readString(PAGE);
    assertThat(allowed.stream().flatMap(keys -> Arrays.stream(keys.split(", ", -1))).distinct())
        .allSatisfy(key -> assertThat(page).containsPattern("`" + key + "[`:]"));
  }
}
