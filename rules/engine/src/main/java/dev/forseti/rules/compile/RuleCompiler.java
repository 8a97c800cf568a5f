package dev.forseti.rules.compile;

import dev.forseti.features.OptionalFeatures;
import dev.forseti.features.Variable;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.RuleId;
import dev.forseti.model.RulePack;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.counter.Counter;
import dev.forseti.rules.counter.CounterGroup;
import dev.forseti.rules.eval.ConditionPart;
import dev.forseti.rules.eval.Rule;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.rules.learned.LearnedModel;
import dev.forseti.rules.pack.Overrides;
import dev.forseti.rules.pack.PackFile;
import dev.forseti.rules.pack.PackProblem;
import dev.forseti.rules.pack.YamlMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/** Compiles packs together: rules with errors are left out, the others run. */
public final class RuleCompiler {
  private final List<PackProblem> problems = new ArrayList<>();
  private final List<PackProblem> warnings = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, Double> caps = new HashMap<>();
  private final Set<String> learned = new HashSet<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, GroupParts> groups = new LinkedHashMap<>();
  private final WitnessCounters witnesses = new WitnessCounters();
  private final Map<String, LearnedModel> models = new HashMap<>();
  private final SlotAllocator slots = new SlotAllocator();
  private final Instant asOf;
  private final boolean takesApart;
  private final Map<RuleId, ConditionPart> parts = new HashMap<>();

  /**
   * A compiled set with its problems and warnings.
   *
   * @param problems what is wrong with what was left out
   * @param warnings what runs, but perhaps not as it was meant
   */
  public record Result(RuleSet rules, List<PackProblem> problems, List<PackProblem> warnings) {
    public Result {
      problems = List.copyOf(new LinkedHashSet<>(problems)); // a part may be read twice
      warnings = List.copyOf(new LinkedHashSet<>(warnings));
    }
  }

  private record GroupParts(List<Code.Text> keys, List<Counter> counters) {}

  /**
   * A compiled set with its conditions taken apart.
   *
   * @param conditions of each rule
   */
  public record TakenApart(Result result, Map<RuleId, ConditionPart> conditions) {
    public TakenApart {
      conditions = Map.copyOf(conditions);
    }
  }

  private RuleCompiler(Instant asOf, boolean takesApart) {
    this.asOf = asOf;
    this.takesApart = takesApart;
  }

  /** Compiles the packs; the result has no problems when all of them are sound. */
  public static Result compile(Collection<RulePack> packs) {
    return compile(packs, Instant.MIN);
  }

  /** The same, with a warning for each rule that has expired at that moment. */
  public static Result compile(Collection<RulePack> packs, Instant asOf) {
    return new RuleCompiler(asOf, false).all(packs);
  }

  /** The same rules, with all that it takes to tell which part of a condition decided. */
  public static TakenApart takeApart(Collection<RulePack> packs) {
    RuleCompiler compiler = new RuleCompiler(Instant.MIN, true);
    return new TakenApart(compiler.all(packs), compiler.parts);
  }

  private Result all(Collection<RulePack> packs) {
    Map<PackFile, Scope> files = new LinkedHashMap<>();
    Set<String> names = new TreeSet<>();
    for (RulePack pack : packs) {
      PackFile file = PackFile.parse(pack, problems, warnings);
      files.put(file, new Scope());
      if (!names.add(pack.name())) {
        file.root().report("pack", "two packs are called '" + pack.name() + "'", List.of());
      }
    }
    Overrides.read(files.keySet());
    ListReader lists = new ListReader();
    files.forEach(
        (file, scope) -> {
          ParameterReader.read(file, scope);
          lists.read(file, scope);
          new CounterReader(file.root().map("counters"), scope, this).read();
          ModelReader.read(file, scope, slots, models);
        });
    int shared = slots.count();
    files.forEach(this::readRules);
    files.forEach((file, scope) -> UnusedNames.warn(file, scope));
    List<CounterGroup> found = new ArrayList<>();
    groups.forEach(
        (name, parts) -> found.add(new CounterGroup(name, parts.keys(), parts.counters())));
    Set<Variable> asked = EnumSet.noneOf(Variable.class);
    files.values().forEach(scope -> asked.addAll(scope.asked()));
    RuleSet set =
        new RuleSet(
            slots.count(),
            shared,
            found,
            rules,
            new EvidenceGroups(caps, learned),
            models,
            OptionalFeatures.filling(takesApart ? EnumSet.allOf(Variable.class) : asked));
    return new Result(set, problems, warnings);
  }

  private void readRules(PackFile file, Scope scope) {
    YamlMap root = file.root();
    YamlMap named = root.map("groups");
    for (String name : named.names()) {
      YamlMap group = PackFile.part(named, name);
      if (group != null) {
        group.allow(List.of("cap"));
        double cap = group.number("cap", Double.MAX_VALUE);
        if (!(cap > 0)) {
          group.report("cap", "cap must be above 0", List.of());
        }
        caps.merge(name, cap, Math::min);
      }
    }
    RuleReader reader = new RuleReader(file, scope, slots, witnesses);
    Set<String> own = new TreeSet<>();
    for (Node item : root.items("rules")) {
      YamlMap rule = YamlMap.of(root.source(), item, "a rule");
      String id = rule.text("id", "");
      own.add(id);
      String other = ids.putIfAbsent(id, root.source().where(rule.node("id")));
      if (other != null) {
        rule.report("id", "the id '" + id + "' is used at " + other + " too", List.of());
        continue;
      }
      Rule read = reader.read(rule);
      if (read != null) {
        rules.add(read);
        if (read.isLearned()) {
          learned.add(read.group());
        }
        if (takesApart) {
          parts.put(read.info().id(), reader.parts(rule, read));
        }
        if (!read.info().expires().isAfter(asOf)) {
          String since = read.info().expires().toString().substring(0, 10);
          root.source()
              .warn(
                  rule.node(rule.has("expires") ? "expires" : "id"),
                  "'" + id + "' has expired on " + since + ": it says nothing any more",
                  "take the rule out, or give it a later date");
        }
      }
    }
    file.overrides().check(root.map("parameters").names(), own);
  }

  SlotAllocator slots() {
    return slots;
  }

  WitnessCounters witnesses() {
    return witnesses;
  }

  /** The slot of the counter: that of an equal one under those keys, or else a new one. */
  int counter(List<Symbol> by, Counter counter) {
    String name = String.join(",", by.stream().map(Symbol::name).toList());
    List<Code.Text> keys = new ArrayList<>();
    by.forEach(symbol -> keys.add((Code.Text) symbol.code()));
    List<Counter> counters =
        groups.computeIfAbsent(name, unused -> new GroupParts(keys, new ArrayList<>())).counters();
    for (Counter other : counters) {
      if (other.id() == counter.id()) {
        return other.slot();
      }
    }
    counters.add(counter.at(slots.next()));
    return counters.getLast().slot();
  }
}
