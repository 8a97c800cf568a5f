package dev.forseti.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.RulePack;
import dev.forseti.rules.compile.RuleCompiler;
import java.util.List;
import java.util.Map;

/** Compiles a pack: whatever it says, its problems are told and never thrown. */
final class PackText {
  private PackText() {}

  static void run(byte[] input) {
    RuleCompiler.compile(
        List.of(new RulePack("fuzz", new String(input, UTF_8), Map.of("list.txt", "a\nb"))));
  }
}
