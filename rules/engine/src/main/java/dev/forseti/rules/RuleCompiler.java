package dev.forseti.rules;

import dev.forseti.features.Variable;
import dev.forseti.model.RulePack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles packs together: rules with errors are set aside, the others run. */
public final class RuleCompiler {
  private final List<Problem> problems = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, Double> caps = new HashMap<>();
  private final Map<String, String> ruleFiles = new HashMap<>();
  private final Map<String, GroupParts> groups = new LinkedHashMap<>();
  private int slots = Variable.count();

  /** A compiled set and all that is wrong with what was left out of it. */
  public record Result(RuleSet rules, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  private record GroupParts(List<Code.Text> keys, List<Counter> counters) {}

  private RuleCompiler() {}

  /** Compiles the packs; the result has no problems when all of them are sound. */
  public static Result compile(Collection<RulePack> packs) {
    RuleCompiler compiler = new RuleCompiler();
    packs.forEach(compiler::add);
    List<CounterGroup> groups = new ArrayList<>();
    compiler.groups.forEach(
        (name, parts) -> groups.add(new CounterGroup(name, parts.keys(), parts.counters())));
    return new Result(
        new RuleSet(compiler.slots, groups, compiler.rules, compiler.caps), compiler.problems);
  }

  private void add(RulePack pack) {
    new PackReader(pack, problems, this).read();
  }

  /** The slot of the counter with that meaning under those keys, or else a new one. */
  int slot(List<Symbol> by, long id) {
    GroupParts group = groups.get(name(by));
    return group == null
        ? slots++
        : group.counters().stream()
            .filter(counter -> counter.id() == id)
            .findFirst()
            .map(Counter::slot)
            .orElseGet(() -> slots++);
  }

  private static String name(List<Symbol> by) {
    return String.join(",", by.stream().map(Symbol::name).toList());
  }

  /** Adds a counter; one whose slot is taken is there already. */
  void addCounter(List<Symbol> by, Counter counter) {
    List<Code.Text> keys = new ArrayList<>();
    for (Symbol symbol : by) {
      if (symbol.code() instanceof Code.Text text) {
        keys.add(text);
      }
    }
    List<Counter> counters =
        groups
            .computeIfAbsent(name(by), unused -> new GroupParts(keys, new ArrayList<>()))
            .counters();
    if (counters.stream().noneMatch(other -> other.slot() == counter.slot())) {
      counters.add(counter);
    }
  }

  void cap(String group, double cap) {
    caps.merge(group, cap, Math::min);
  }

  /** Files the rule under its id; answers the file that has the id already, if one has. */
  @Nullable String addRule(Rule rule, String file) {
    String other = ruleFiles.putIfAbsent(rule.id().value(), file);
    if (other == null) {
      rules.add(rule);
    }
    return other;
  }
}
