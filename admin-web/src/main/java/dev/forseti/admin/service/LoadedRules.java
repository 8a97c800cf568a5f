package dev.forseti.admin.service;

import dev.forseti.admin.AdminConfig;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.RuleInfo;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.rules.pack.PackProblem;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The rules that the service was started with, and what is wrong with them. */
@Component
public class LoadedRules {
  private final RuleCompiler.Result compiled;
  private final Clock clock;

  LoadedRules(AdminConfig config, Clock clock) {
    this.compiled = RuleCompiler.compile(config.packs());
    this.clock = clock;
  }

  /** The compiled rules. */
  public RuleSet rules() {
    return compiled.rules();
  }

  /** How many rules run now. */
  public int running() {
    return compiled.rules().size() - expired().size();
  }

  /** Why rules do not run, with their places. */
  public List<PackProblem> errors() {
    return compiled.problems();
  }

  /** What runs, but perhaps not as it was meant. */
  public List<PackProblem> warnings() {
    return compiled.warnings();
  }

  /** The rules that have stopped at their date, the first one first. */
  public List<RuleInfo> expired() {
    return compiled.rules().rules().stream()
        .filter(rule -> !rule.expires().isAfter(clock.instant()))
        .sorted(Comparator.comparing(RuleInfo::expires))
        .toList();
  }
}
