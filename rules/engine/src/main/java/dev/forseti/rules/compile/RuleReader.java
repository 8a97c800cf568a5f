package dev.forseti.rules.compile;

import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.eval.ConditionPart;
import dev.forseti.rules.eval.Reason;
import dev.forseti.rules.eval.Rule;
import dev.forseti.rules.eval.RuleInfo;
import dev.forseti.rules.eval.SignalTarget;
import dev.forseti.rules.eval.Witnesses;
import dev.forseti.rules.learned.LearnedModel;
import dev.forseti.rules.pack.Activation;
import dev.forseti.rules.pack.PackFile;
import dev.forseti.rules.pack.PackProblem;
import dev.forseti.rules.pack.YamlMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a pack. */
final class RuleReader {
  private static final List<String> RULE =
      List.of("id", "when", "signal", "mode", "about", "unless_known", "rollout", "expires");
  private static final List<String> SIGNAL =
      List.of("about", "weight", "group", "repeat", "harm", "because", "public");
  private static final List<String> SUBJECTS =
      Arrays.stream(SignalTarget.values()).map(SignalTarget::label).toList();
  private static final List<String> MODES = List.of("observe", "suggest", "act");

  private final PackFile pack;
  private final Scope scope;
  private final ReasonReader reasons;
  private final WeightReader weights;
  private final Conditions conditions;
  private final String version;
  private final WitnessCounters witnesses;

  /**
   * Reads the rules of that pack.
   *
   * @param witnesses the counters that bear rules out
   */
  RuleReader(PackFile pack, Scope scope, SlotAllocator slots, WitnessCounters witnesses) {
    this.pack = pack;
    this.scope = scope;
    this.reasons = new ReasonReader(scope);
    this.weights = new WeightReader(pack);
    this.conditions = new Conditions(scope, slots, true);
    this.version = pack.version();
    this.witnesses = witnesses;
  }

  /** The rule; null when it has problems, or was turned off by one who includes its pack. */
  @Nullable Rule read(YamlMap rule) {
    List<PackProblem> problems = rule.source().problems();
    int before = problems.size();
    rule.allow(RULE);
    YamlMap signal = rule.map("signal");
    signal.allow(SIGNAL);
    String id = rule.text("id", "");
    YamlMap given = pack.overrides().rule(id);
    String about = one(signal, "about", "sender", SUBJECTS);
    String mode = one(holder(rule, given, "mode"), "mode", "observe", MODES);
    String repeat = one(signal, "repeat", "once", List.of("once", "add"));
    String group = group(signal, repeat.equals("add"));
    YamlMap weigher = holder(signal, given, "weight");
    Symbol finder = scope.model(weigher.text("weight", "0"));
    Double number = finder != null ? Double.valueOf(most(weigher, group)) : weights.of(weigher, id);
    boolean awaitsFit = number == null;
    Map<String, Symbol> reads = new TreeMap<>();
    Conditions.Condition when = condition(rule);
    if (when != null) {
      when.reads().forEach(symbol -> reads.put(symbol.name(), symbol));
    }
    if (finder != null && finder.computed() instanceof LearnedModel model) {
      model.reads().forEach(symbol -> reads.put(symbol.name(), symbol));
    }
    Reason because =
        reasons.read(signal, "because", new Reason(id, List.of(new Reason.Part.Words(id))), reads);
    Reason publicReason = reasons.read(signal, "public", Reason.NONE, reads);
    Rule.UnlessKnown otherwise = unlessKnown(rule, because, reads);
    Activation timing =
        new Activation(holder(rule, given, "rollout"), holder(rule, given, "expires"));
    double rollout = timing.rollout();
    var expires = timing.expires();
    boolean off =
        given != null && one(given, "off", "false", List.of("true", "false")).equals("true");
    if (when == null || problems.size() > before || off) {
      return null;
    }
    SignalTarget target = SignalTarget.valueOf(about.toUpperCase(Locale.ROOT));
    target.reads().forEach(scope::variable);
    if (awaitsFit) {
      rule.source()
          .warn(
              weigher.node("weight"),
              "the weight of '" + id + "' is not known yet: it observes and adds nothing",
              "estimate it (./forseti fit), or write a number");
    }
    try {
      Mode allowed = awaitsFit ? Mode.OBSERVE : Mode.valueOf(mode.toUpperCase(Locale.ROOT));
      return new Rule(
          new RuleInfo(
              new RuleId(id),
              pack.pack().name(),
              pack.root().text("owner", ""),
              number == null ? 0 : number,
              awaitsFit,
              allowed,
              because.text(),
              publicReason.text(),
              rollout,
              expires),
          version,
          when.code(),
          because,
          publicReason,
          new ArrayList<>(reads.values()),
          finder != null && finder.code() instanceof Code.Real real ? real : null,
          target,
          group,
          Signal.Repeat.valueOf(repeat.toUpperCase(Locale.ROOT)),
          new Harm(signal.text("harm", "m.other")),
          about.equals("sender") ? witnesses.among(reads.values()) : Witnesses.NONE,
          awaitsFit ? null : otherwise);
    } catch (IllegalArgumentException e) {
      rule.report("id", String.valueOf(e.getMessage()), List.of());
      return null;
    }
  }

  /** The condition of a rule that was read, taken apart. */
  ConditionPart parts(YamlMap rule, Rule read) {
    return new ConditionParts(conditions).of(rule.text("when", ""), read.when(), read.reads());
  }

  private Conditions.@Nullable Condition condition(YamlMap rule) {
    if (!rule.has("when")) {
      rule.report("when", "a rule needs a condition, when:", List.of());
      return null;
    }
    return conditions.compile(rule, "when");
  }

  /**
   * The group of the rule; empty for none. A rule that adds needs one, or it would add for ever.
   */
  private String group(YamlMap signal, boolean adds) {
    YamlMap groups = pack.root().map("groups");
    String group = signal.text("group", "");
    scope.use(UnusedNames.GROUPS + group);
    if (!group.isEmpty() && !groups.has(group)) {
      signal.report("group", "unknown group '" + group + "'", groups.names());
    } else if (adds && !groups.map(group).has("cap")) {
      signal.report(
          "repeat", "'repeat: add' needs a group with a cap: each firing adds up to it", List.of());
    }
    return group;
  }

  /** The most that a rule can weigh whose weight a model finds: the cap of its group. */
  private double most(YamlMap weigher, String group) {
    YamlMap groups = pack.root().map("groups");
    if (group.isEmpty() || !groups.map(group).has("cap")) {
      weigher.report("weight", "a weight that a model finds needs a group with a cap", List.of());
      return 0;
    }
    return groups.map(group).number("cap", 0);
  }

  private static YamlMap holder(YamlMap own, @Nullable YamlMap given, String key) {
    return given != null && given.has(key) ? given : own;
  }

  private Rule.@Nullable UnlessKnown unlessKnown(
      YamlMap rule, Reason because, Map<String, Symbol> reads) {
    if (!rule.has("unless_known")) {
      return null;
    }
    YamlMap otherwise = rule.map("unless_known");
    otherwise.allow(List.of("weight", "because"));
    return new Rule.UnlessKnown(
        otherwise.number("weight", 0), reasons.read(otherwise, "because", because, reads));
  }

  private static String one(YamlMap map, String key, String otherwise, List<String> allowed) {
    String value = map.text(key, otherwise);
    if (!allowed.contains(value)) {
      String all = String.join(", ", allowed);
      map.report(key, "'" + value + "' is not allowed; allowed are " + all, allowed);
    }
    return value;
  }
}
