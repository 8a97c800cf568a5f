package dev.forseti.rules.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** What packs that include another one want different in it. */
public final class Overrides {
  private static final List<String> INCLUDE = List.of("pack", "parameters", "rules");
  private static final List<String> RULE = List.of("weight", "mode", "rollout", "expires", "off");
  private final Map<String, YamlMap> parameters = new TreeMap<>();
  private final Map<String, YamlMap> rules = new TreeMap<>();
  private final List<String> texts = new ArrayList<>();

  /** Files what each pack's {@code include:} says with those included. */
  public static void read(Collection<PackFile> packs) {
    Map<String, PackFile> byName = new TreeMap<>();
    packs.forEach(pack -> byName.putIfAbsent(pack.pack().name(), pack));
    for (PackFile pack : packs) {
      for (Node item : pack.root().items("include")) {
        YamlMap include = YamlMap.of(pack.root().source(), item, "an include");
        include.allow(INCLUDE);
        PackFile included = byName.get(include.text("pack", ""));
        if (included == null || included.equals(pack)) {
          include.report(
              "pack",
              "no other pack is called '" + include.text("pack", "") + "'",
              byName.keySet());
        } else {
          included.overrides().add(include, pack.pack().text());
        }
      }
    }
  }

  private void add(YamlMap include, String text) {
    texts.add(text);
    YamlMap values = include.map("parameters");
    values.names().forEach(name -> putOnce(parameters, name, values, values));
    YamlMap ids = include.map("rules");
    for (String id : ids.names()) {
      YamlMap rule = PackFile.part(ids, id);
      if (rule != null) {
        rule.allow(RULE);
        putOnce(rules, id, rule, ids);
      }
    }
  }

  private static void putOnce(Map<String, YamlMap> all, String name, YamlMap value, YamlMap in) {
    YamlMap other = all.putIfAbsent(name, value);
    if (other != null) {
      Node first = other.keyNode(name) == null ? other.self() : other.keyNode(name);
      in.source()
          .report(
              in.keyNode(name),
              "'" + name + "' is overridden at " + other.source().where(first) + " too",
              "");
    }
  }

  /** The mapping whose key of that name has the parameter's value; null to leave its default. */
  public @Nullable YamlMap parameter(String name) {
    return parameters.get(name);
  }

  /** What is to be different in a rule; null for nothing. */
  public @Nullable YamlMap rule(String id) {
    return rules.get(id);
  }

  /** Reports what is overridden and is not there. */
  public void check(Collection<String> parameterNames, Collection<String> ruleIds) {
    parameters.forEach((name, in) -> requireKnown(name, in, in.keyNode(name), parameterNames));
    rules.forEach((id, rule) -> requireKnown(id, rule, rule.self(), ruleIds));
  }

  private static void requireKnown(
      String name, YamlMap in, @Nullable Node at, Collection<String> known) {
    if (!known.contains(name)) {
      in.source().report(at, "the included pack has no '" + name + "'", Suggestion.of(name, known));
    }
  }

  /** A text that differs between different overrides. */
  String digest() {
    return texts.toString();
  }
}
