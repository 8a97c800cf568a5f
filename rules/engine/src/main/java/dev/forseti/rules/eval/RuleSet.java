package dev.forseti.rules.eval;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.OptionalFeatures;
import dev.forseti.features.Variable;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.rules.counter.CounterGroup;
import dev.forseti.rules.counter.CounterStates;
import dev.forseti.rules.learned.LearnedModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** Compiled rules and the counters they need; shared by threads, changes only its fault counts. */
public final class RuleSet {
  /** The set without rules. */
  public static final RuleSet EMPTY =
      new RuleSet(
          Variable.count(),
          Variable.count(),
          List.of(),
          List.of(),
          EvidenceGroups.NONE,
          Map.of(),
          Set.of());

  private final int slots;
  private final int shared;
  private final List<CounterGroup> counterGroups;
  private final Rule[] rules;
  private final RuleIndex index;
  private final NeededCounters guard;
  private final AtomicLongArray faults;
  private final EvidenceGroups groups;
  private final Map<String, LearnedModel> models;
  private final Set<OptionalFeatures> read;

  /**
   * Rules whose shared tests have the slots from that one on.
   *
   * @param read what has to be read of each event
   */
  public RuleSet(
      int slots,
      int shared,
      List<CounterGroup> counterGroups,
      List<Rule> rules,
      EvidenceGroups groups,
      Map<String, LearnedModel> models,
      Set<OptionalFeatures> read) {
    this.slots = slots;
    this.shared = shared;
    this.counterGroups = List.copyOf(counterGroups);
    this.rules = rules.toArray(new Rule[0]);
    this.index = new RuleIndex(rules);
    this.guard = new NeededCounters(counterGroups, rules);
    this.faults = new AtomicLongArray(rules.size());
    this.groups = groups;
    this.models = Map.copyOf(models);
    this.read = Set.copyOf(read);
  }

  /** A vector with room for all variables and counters; what no rule asks for is not read. */
  public FeatureVector newVector() {
    return new FeatureVector(slots, read);
  }

  /** The counters by key. */
  public List<CounterGroup> counterGroups() {
    return counterGroups;
  }

  /**
   * Whether a rule may look at a counter of the group, by its place among the {@link
   * #counterGroups()}, as far as the event's own variables tell. If not, its value need not be
   * known: no rule that reads it fires on this event.
   */
  public boolean mayRead(int group, FeatureVector values) {
    return guard.mayRead(group, values);
  }

  /** The groups of rules, with how much each may weigh. */
  public EvidenceGroups groups() {
    return groups;
  }

  /** The learned models of all packs, by {@link LearnedModel#key}. */
  public Map<String, LearnedModel> models() {
    return models;
  }

  /** How many rules run. */
  public int size() {
    return rules.length;
  }

  /** The description of each rule, in their order. */
  public List<RuleInfo> rules() {
    List<RuleInfo> infos = new ArrayList<>();
    for (Rule rule : rules) {
      infos.add(rule.info());
    }
    return Collections.unmodifiableList(infos);
  }

  /** The rules as they run. */
  public List<Rule> compiled() {
    return List.of(rules);
  }

  /** The names of the variables and counters that each rule reads. */
  public Map<RuleId, Set<String>> reads() {
    Map<RuleId, Set<String>> reads = new TreeMap<>(Comparator.comparing(RuleId::value));
    for (Rule rule : rules) {
      Set<String> names = new TreeSet<>();
      rule.reads().forEach(symbol -> names.add(symbol.name()));
      reads.put(rule.info().id(), Collections.unmodifiableSet(names));
    }
    return Collections.unmodifiableMap(reads);
  }

  /**
   * How often each rule met a division by zero, an overflow or a conversion that failed since these
   * rules were compiled; those that never did are not in it.
   */
  public Map<RuleId, Long> faults() {
    Map<RuleId, Long> found = new TreeMap<>(Comparator.comparing(RuleId::value));
    for (int i = 0; i < rules.length; i++) {
      if (faults.get(i) > 0) {
        found.put(rules[i].info().id(), faults.get(i));
      }
    }
    return Collections.unmodifiableMap(found);
  }

  /**
   * Feeds the event to all counters whose keys it shows. What it does not feed and no rule may look
   * at stays unknown.
   */
  public void count(RoomEvent event, FeatureVector values, CounterStates states) {
    long now = event.countedAt().toEpochMilli();
    for (int i = 0; i < counterGroups.size(); i++) {
      CounterGroup group = counterGroups.get(i);
      String key = group.key(values);
      if (key != null) {
        int place = i;
        group.count(key, values, now, states, () -> mayRead(place, values));
      }
    }
  }

  /** The evidence that the rules see, in the order of the rules, all on the same values. */
  public List<Signal> signals(RoomEvent event, FeatureVector values) {
    values.forget(shared, slots);
    long[] candidates = index.candidates(values);
    List<Signal> signals = new ArrayList<>(0);
    for (int word = 0; word < candidates.length; word++) {
      for (long left = candidates[word]; left != 0; left &= left - 1) {
        int rule = (word << 6) + Long.numberOfTrailingZeros(left);
        Signal signal = evaluate(rule, event, values);
        if (signal != null) {
          signals.add(signal);
        }
      }
    }
    return signals;
  }

  /** A fault of one rule, of ours too, is counted there; it keeps no other from its say. */
  private @Nullable Signal evaluate(int rule, RoomEvent event, FeatureVector values) {
    int before = values.faults();
    try {
      return rules[rule].evaluate(event, values);
    } catch (RuntimeException ours) {
      values.fault();
      return null;
    } finally {
      if (values.faults() != before) {
        faults.incrementAndGet(rule);
      }
    }
  }
}
