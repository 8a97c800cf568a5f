package dev.forseti.rules;

import dev.forseti.features.ValueType;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one pack into a compiler; what is wrong becomes problems with places. */
final class PackReader {
  private static final List<String> PACK =
      List.of("pack", "about", "parameters", "counters", "groups", "rules", "owner");
  private static final List<String> COUNTER =
      List.of("count", "sum", "max", "of", "by", "within", "where");
  private static final List<String> RULE = List.of("id", "when", "signal", "mode", "about");
  private static final List<String> SIGNAL =
      List.of("about", "weight", "group", "repeat", "harm", "because");
  private static final List<String> SUBJECTS =
      List.of("sender", "server", "room", "link", "campaign", "target", "mentioned");
  private static final List<String> MODES = List.of("observe", "suggest", "act");
  private static final List<String> KINDS = List.of("events", "distinct", "first_seen", "gap");
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("sender", "sender.id"),
          Map.entry("family", "sender.family"),
          Map.entry("bridge", "sender.bridge"),
          Map.entry("room", "room.id"),
          Map.entry("server", "sender.server"),
          Map.entry("text.fingerprint", "text.fingerprint"),
          Map.entry("text.sketch", "text.sketch"),
          Map.entry("text.tail", "text.tail"),
          Map.entry("link.domain", "link.domain"),
          Map.entry("link.host", "link.host"),
          Map.entry("link.url", "link.url"),
          Map.entry("media.hash", "media.hash"),
          Map.entry("name.shape", "name.shape"),
          Map.entry("name.look", "name.look"),
          Map.entry("target", "member.target"),
          Map.entry("mentioned", "mentions.first"));

  private final RulePack pack;
  private final RuleCompiler compiler;
  private final YamlMap root;
  private final String version;
  private final Map<String, Symbol> scope = Symbol.variables();

  PackReader(RulePack pack, List<Problem> problems, RuleCompiler compiler) {
    this.pack = pack;
    this.compiler = compiler;
    this.root = YamlMap.parse(pack.name() + ".yaml", pack.text(), problems);
    this.version = UUID.nameUUIDFromBytes(pack.text().getBytes(StandardCharsets.UTF_8)).toString();
  }

  void read() {
    root.allow(PACK);
    readParameters();
    readCounters();
    YamlMap groups = root.map("groups");
    for (String name : groups.names()) {
      compiler.cap(name, groups.map(name).number("cap", Double.MAX_VALUE));
    }
    Conditions conditions = new Conditions(scope);
    for (Node item : root.items("rules")) {
      readRule(YamlMap.of(root.source(), item, "a rule"), groups, conditions);
    }
  }

  private void readParameters() {
    YamlMap parameters = root.map("parameters");
    for (String name : parameters.names()) {
      YamlMap parameter = parameters.map(name);
      parameter.allow(List.of("type", "default", "at_least", "at_most", "about"));
      double value = parameter.number("default", 0);
      if (value < parameter.number("at_least", -Double.MAX_VALUE)
          || value > parameter.number("at_most", Double.MAX_VALUE)) {
        parameter.report("default", "the default is out of its bounds", List.of());
      }
      boolean real = parameter.text("type", "int").equals("double");
      Code constant = real ? (Code.Real) values -> value : CodeBuilder.whole((long) value);
      scope.put(
          "params." + name,
          new Symbol("params." + name, real ? ValueType.DOUBLE : ValueType.INT, -1, constant));
    }
  }

  private void readCounters() {
    Conditions conditions = new Conditions(scope);
    YamlMap counters = root.map("counters");
    for (String name : List.copyOf(counters.names())) {
      YamlMap counter = counters.map(name);
      counter.allow(COUNTER);
      boolean sum = counter.node("sum") != null;
      boolean max = counter.node("max") != null;
      String kind = sum ? "sum" : max ? "max" : counter.text("count", "");
      if (!sum && !max && !KINDS.contains(kind)) {
        counter.report("count", "count must be one of " + String.join(", ", KINDS), KINDS);
        continue;
      }
      long within = Span.millis(counter.text("within", "30d"));
      if (within < 10_000 || within > 30 * 86_400_000L) {
        counter.report("within", "within must be 10s to 30d", List.of());
      }
      String of = sum || max ? counter.text(kind, "") : counter.text("of", "");
      Symbol counted = scope.get(KEYS.getOrDefault(of, of));
      if (counted == null && (sum || max || kind.equals("distinct"))) {
        counter.report(sum || max ? kind : "of", "unknown variable '" + of + "'", scope.keySet());
        continue;
      }
      List<Symbol> by = keys(counter);
      Conditions.Condition where =
          counter.node("where") == null ? null : conditions.compile(counter, "where");
      if (by.isEmpty() || (counter.node("where") != null && where == null)) {
        continue;
      }
      Counter.Kind type = Counter.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
      boolean span = type == Counter.Kind.GAP || type == Counter.Kind.FIRST_SEEN;
      long id = meaning(counter, kind, of, within);
      int slot = compiler.slot(by, id);
      if (scope.putIfAbsent(
              name, new Symbol(name, span ? ValueType.DURATION : ValueType.INT, slot, null))
          != null) {
        counters.report(name, "the name '" + name + "' is taken", List.of());
        continue;
      }
      compiler.addCounter(
          by,
          new Counter(
              slot,
              type,
              counted == null ? null : counted.code(),
              where == null ? null : where.code(),
              within,
              id));
    }
  }

  /** The same number for the same counter, in whatever pack, place or version it stands. */
  private long meaning(YamlMap counter, String kind, String of, long within) {
    String where = counter.text("where", "");
    StringBuilder parameters = new StringBuilder();
    if (where.contains("params.")) {
      YamlMap all = root.map("parameters");
      all.names()
          .forEach(name -> parameters.append(name).append(all.map(name).number("default", 0)));
    }
    String text =
        String.join("\n", counter.texts("by").toString(), kind, of, where, "" + within, parameters);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
  }

  private List<Symbol> keys(YamlMap counter) {
    List<Symbol> by = new ArrayList<>();
    List<String> names = counter.texts("by");
    for (String key : names) {
      Symbol symbol = scope.get(KEYS.getOrDefault(key, ""));
      if (symbol == null) {
        counter.report(
            "by",
            "'"
                + key
                + "' is not a key; keys are "
                + String.join(", ", KEYS.keySet().stream().sorted().toList()),
            KEYS.keySet());
        return List.of();
      }
      by.add(symbol);
    }
    if (names.isEmpty() || names.size() > 2) {
      counter.report("by", "by needs one or two keys", List.of());
      return List.of();
    }
    return by;
  }

  private void readRule(YamlMap rule, YamlMap groups, Conditions conditions) {
    int before = root.source().problems().size();
    rule.allow(RULE);
    YamlMap signal = rule.map("signal");
    signal.allow(SIGNAL);
    String about = one(signal, "about", "sender", SUBJECTS);
    String mode = one(rule, "mode", "observe", MODES);
    String repeat = one(signal, "repeat", "once", List.of("once", "add"));
    String group = signal.text("group", "");
    if (!group.isEmpty() && groups.node(group) == null) {
      signal.report("group", "unknown group '" + group + "'", groups.names());
    }
    double weight = signal.number("weight", 0);
    Conditions.Condition when = conditions.compile(rule, "when");
    if (when == null || root.source().problems().size() > before) {
      return;
    }
    try {
      Rule compiled =
          new Rule(
              new RuleId(rule.text("id", "")),
              version,
              when.code(),
              when.reads(),
              about,
              weight,
              group,
              Signal.Repeat.valueOf(repeat.toUpperCase(Locale.ROOT)),
              new Harm(signal.text("harm", "m.other")),
              Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
              signal.text("because", rule.text("id", "")));
      String other = compiler.addRule(compiled, pack.name() + ".yaml");
      if (other != null) {
        rule.report("id", "the id '" + compiled.id() + "' is used in " + other + " too", List.of());
      }
    } catch (IllegalArgumentException e) {
      rule.report("id", String.valueOf(e.getMessage()), List.of());
    }
  }

  private static String one(YamlMap map, String key, String otherwise, List<String> allowed) {
    String value = map.text(key, otherwise);
    if (!allowed.contains(value)) {
      map.report(
          key,
          "'" + value + "' is not allowed; allowed are " + String.join(", ", allowed),
          allowed);
    }
    return value;
  }
}
