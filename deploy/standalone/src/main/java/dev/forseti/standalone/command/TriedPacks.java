package dev.forseti.standalone.command;

import dev.forseti.model.Mode;
import dev.forseti.model.RulePack;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.pack.PackProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The packs that run, and the same with the one that is tried: added to them, or in the place of
 * the one of its name.
 *
 * @param isRunning whether the very same pack runs already: it is compared with the others alone
 */
record TriedPacks(List<RulePack> running, List<RulePack> tried, boolean isRunning) {
  TriedPacks {
    running = List.copyOf(running);
    tried = List.copyOf(tried);
  }

  /**
   * The two sets.
   *
   * @param mode what all rules of the pack shall be in; null for what they are in
   */
  static TriedPacks of(List<RulePack> all, RulePack pack, @Nullable Mode mode) {
    List<RulePack> others = all.stream().filter(it -> !it.name().equals(pack.name())).toList();
    List<RulePack> tried = new ArrayList<>(others);
    tried.add(pack);
    boolean isRunning = all.contains(pack);
    if (mode != null) {
      tried.add(inMode(pack, tried, mode));
    }
    return new TriedPacks(isRunning ? others : all, tried, isRunning);
  }

  /** A pack that includes the pack and changes nothing but modes. */
  private static RulePack inMode(RulePack pack, List<RulePack> with, Mode mode) {
    String modes =
        RuleCompiler.compile(with).rules().rules().stream()
            .filter(rule -> rule.pack().equals(pack.name()))
            .map(rule -> rule.id() + ": {mode: " + mode.name().toLowerCase(Locale.ROOT) + "}")
            .collect(Collectors.joining(", ", "{", "}"));
    return new RulePack(
        "in-mode-of-backtest",
        "include: [{pack: \"%s\", rules: %s}]%n".formatted(pack.name(), modes),
        Map.of());
  }

  /** All that is wrong with either set, each once. */
  static List<PackProblem> problems(RuleCompiler.Result running, RuleCompiler.Result tried) {
    List<PackProblem> all = new ArrayList<>(tried.problems());
    running.problems().stream().filter(problem -> !all.contains(problem)).forEach(all::add);
    return all;
  }
}
