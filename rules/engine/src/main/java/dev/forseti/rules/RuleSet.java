package dev.forseti.rules;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Variable;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compiled rules and the counters they need; immutable, shared by threads. */
public final class RuleSet {
  /** The set without rules. */
  public static final RuleSet EMPTY = new RuleSet(Variable.count(), List.of(), List.of(), Map.of());

  private final int slots;
  private final List<CounterGroup> groups;
  private final List<Rule> rules;
  private final Map<String, Double> caps;

  RuleSet(int slots, List<CounterGroup> groups, List<Rule> rules, Map<String, Double> caps) {
    this.slots = slots;
    this.groups = List.copyOf(groups);
    this.rules = List.copyOf(rules);
    this.caps = Map.copyOf(caps);
  }

  /** A vector with room for all variables and counters. */
  public FeatureVector newVector() {
    return new FeatureVector(slots);
  }

  /** The counters by key. */
  public List<CounterGroup> counterGroups() {
    return groups;
  }

  /** The greatest sum of each group of rules, in nats. */
  public Map<String, Double> caps() {
    return caps;
  }

  /** How many rules run. */
  public int size() {
    return rules.size();
  }

  /** The names of the variables and counters that each rule reads. */
  public Map<RuleId, Set<String>> reads() {
    Map<RuleId, Set<String>> reads = new TreeMap<>(Comparator.comparing(RuleId::value));
    for (Rule rule : rules) {
      Set<String> names = new TreeSet<>();
      rule.reads().forEach(symbol -> names.add(symbol.name()));
      reads.put(rule.id(), Collections.unmodifiableSet(names));
    }
    return Collections.unmodifiableMap(reads);
  }

  /** Feeds the event to all counters whose keys it shows. */
  public void count(RoomEvent event, FeatureVector values, CounterStates states) {
    long now = event.receivedAt().toEpochMilli();
    for (CounterGroup group : groups) {
      String key = group.key(values);
      if (key != null) {
        KeyState state = states.get(group, key);
        group.count(values, now, state);
        states.changed(group, key, state);
      }
    }
  }

  /** The evidence that the rules see, all on the same values. */
  public List<Signal> signals(RoomEvent event, FeatureVector values) {
    List<Signal> signals = new ArrayList<>();
    for (Rule rule : rules) {
      rule.evaluate(event, values).ifPresent(signals::add);
    }
    return signals;
  }
}
