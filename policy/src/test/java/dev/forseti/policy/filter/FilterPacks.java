package dev.forseti.policy.filter;

import dev.forseti.model.RulePack;
import dev.forseti.rules.compile.RuleCompiler;
import java.util.List;
import java.util.Map;

/** Packs that filters of tests may name. */
final class FilterPacks {
  static final FilterRules RULES =
      rules(
          pack("first-link", "sender", "newcomer-link", "newcomer-two-links"),
          pack("shouting", "sender", "shouted"),
          pack("called", "mentioned", "was-called"));

  private FilterPacks() {}

  private static FilterRules rules(RulePack... packs) {
    List<RulePack> all = List.of(packs);
    RuleCompiler.Result compiled = RuleCompiler.compile(all);
    if (!compiled.problems().isEmpty()) {
      throw new IllegalStateException(compiled.problems().toString());
    }
    return new FilterRules(all);
  }

  static RulePack pack(String name, String about, String... rules) {
    StringBuilder text =
        new StringBuilder(
            "pack: %s\nabout: What a test says. And more.\ngroups:\n  %s: {cap: 4.0}\nrules:\n"
                .formatted(name, name));
    for (String rule : rules) {
      text.append("  - id: ").append(rule).append("\n    when: links.count > 0\n");
      text.append("    signal: {about: ").append(about).append(", weight: 1.0, group: ");
      text.append(name).append(", harm: m.spam,\n      because: \"it holds a link\"}\n");
      text.append("    mode: act\n");
    }
    return new RulePack(name, text.toString(), Map.of());
  }
}
