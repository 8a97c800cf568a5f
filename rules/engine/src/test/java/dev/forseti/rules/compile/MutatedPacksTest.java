package dev.forseti.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RulePack;
import dev.forseti.pipeline.EventScorer;
import dev.forseti.rules.pack.PackProblem;
import dev.forseti.rules.pack.TestCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packs that somebody mangled: each compiles or has problems with places, and none throws. */
class MutatedPacksTest {
  private static final int MUTATIONS = 10_000;
  private static final List<String> SCRAPS =
      List.of(
          "\n",
          "  ",
          ":",
          "- ",
          "{",
          "}",
          "[",
          "]",
          "'",
          "\"",
          "|\n",
          "&a ",
          "*a",
          "!!x ",
          "#",
          "%",
          "\t",
          "\0",
          "\uD800",
          "\uFEFF",
          "é",
          "&&",
          "||",
          "(",
          ")",
          "!",
          "/ 0",
          "in []",
          "1e999",
          "99999999999999999999",
          "params.",
          "links.exists(l, ",
          "-9223372036854775808",
          "null",
          "duration(\"1h\")",
          ".matches(\"(a*)*\")",
          "~",
          "? ",
          "---\n",
          "lists.",
          "fit",
          "true");

  @Test
  void eachCompilesOrHasProblemsWithPlaces() throws IOException {
    List<String> texts = packs();
    int sound = 0;
    int broken = 0;
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Random random = new Random(seed);
      String text = mutated(texts.get(seed % texts.size()), random);
      RuleCompiler.Result result =
          RuleCompiler.compile(List.of(new RulePack("p", text, Map.of("words.txt", "a\nb"))));
      for (PackProblem problem : result.problems()) {
        assertThat(problem.line()).as("seed %d", seed).isPositive();
        assertThat(problem.column()).as("seed %d", seed).isPositive();
        assertThat(problem.shown()).as("seed %d", seed).startsWith("p.yaml:");
      }
      sound += result.problems().isEmpty() ? 1 : 0;
      broken += result.problems().isEmpty() ? 0 : 1;
      EventScorer scorer = new EventScorer(result.rules());
      assertThat(scorer.accept(Compiled.says(0, "@a:b.example", "hello https://x.example")))
          .as("seed %d", seed)
          .hasSizeLessThanOrEqualTo(result.rules().size());
      TestCases cases = TestCases.read("p.tests.yaml", text);
      assertThat(cases.problems()).as("seed %d", seed).isNotNull();
    }
    assertThat(sound + broken).isEqualTo(MUTATIONS);
    assertThat(sound).isGreaterThan(MUTATIONS / 100);
    assertThat(broken).isGreaterThan(MUTATIONS / 2);
  }

  @Test
  void aPairOfSurrogatesMayStandAnywhere() {
    for (int length = 1_000; length < 1_060; length++) {
      String text = "# " + "x".repeat(length) + "\uD83D\uDE00\npack: p\nabout: nothing\n";
      var result = RuleCompiler.compile(List.of(new RulePack("p", text, Map.of())));
      assertThat(result.problems()).as("length %d", length).isEmpty();
    }
  }

  @Test
  void aBadTagIsAProblem() {
    var result = RuleCompiler.compile(List.of(new RulePack("p", "!:%1", Map.of())));

    assertThat(result.problems()).extracting(PackProblem::message).anyMatch(m -> m.contains("Tag"));
  }

  private static String mutated(String text, Random random) {
    StringBuilder mangled = new StringBuilder(text);
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      int at = random.nextInt(mangled.length());
      int to = Math.min(mangled.length(), at + random.nextInt(1, 20));
      switch (random.nextInt(5)) {
        case 0 -> mangled.delete(at, Math.min(mangled.length() - 1, to));
        case 1 -> mangled.insert(at, mangled.substring(at, to));
        case 2 -> mangled.setCharAt(at, (char) (32 + random.nextInt(95)));
        default -> mangled.insert(at, SCRAPS.get(random.nextInt(SCRAPS.size())));
      }
    }
    return mangled.toString();
  }

  private static boolean isPack(Path file) {
    return file.toString().endsWith(".yaml") && !file.toString().endsWith(".tests.yaml");
  }

  private static List<String> packs() throws IOException {
    List<String> texts = new ArrayList<>();
    texts.add(
        """
        pack: p
        owner: "@mod:one.example"
        parameters: {few: {type: int, default: 3, at_least: 1}}
        lists:
          bad: {file: words.txt, match: word}
          hosts: {entries: [a.example], match: domain}
        counters:
          seen: {count: sessions, gap: 10m, by: [sender, room], within: 1d, where: text.letters > 2}
          most: {max: text.letters, by: [server]}
        groups: {g: {cap: 4}}
        rules:
          - id: one
            when: >
              seen > params.few || most > 5 && text.body in lists.bad
            signal: {weight: fit, group: g, because: "{seen} of {most}", public: no}
            unless_known: {weight: 0.1}
            rollout: 50%
            expires: 2030-01-01
          - {id: two, when: "links.exists(l, l.host in lists.hosts)", signal: {weight: -1}}
        """);
    try (Stream<Path> found = Files.list(Path.of("..", "library"))) {
      for (Path file : found.filter(MutatedPacksTest::isPack).sorted().toList()) {
        texts.add(Files.readString(file).replaceFirst("^pack: .*", "pack: p"));
      }
    }
    return texts;
  }
}
