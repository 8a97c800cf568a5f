package dev.forseti.scoring.rules;

import dev.forseti.features.FeatureReader;
import dev.forseti.features.FeatureVector;
import dev.forseti.features.ProtectedRooms;
import dev.forseti.features.SenderHistory;
import dev.forseti.features.Unknown;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.rules.counter.CounterGroup;
import dev.forseti.rules.counter.CounterSpec;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.scoring.stream.CounterUpdate;
import dev.forseti.scoring.stream.EventWithFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One version of the rules. Does in steps what {@code EventScorer} does at once: features, counter
 * updates, signals. One thread.
 */
public final class CompiledRules {
  private final RuleSet rules;
  private final FeatureVector values;
  private final long[] ids;
  private final int[] slots;
  private final List<List<CounterSpec>> specs = new ArrayList<>();
  private final List<String> prefixes = new ArrayList<>();
  private final long[] shown;

  CompiledRules(RuleSet rules) {
    this.rules = rules;
    this.values = rules.newVector();
    SortedMap<Long, Integer> byId = new TreeMap<>();
    for (CounterGroup group : rules.counterGroups()) {
      List<CounterSpec> members = new ArrayList<>();
      for (int i = 0; i < group.size(); i++) {
        members.add(group.spec(i));
        byId.put(group.spec(i).id(), group.slot(i));
      }
      specs.add(members);
      prefixes.add(group.name() + "\n");
    }
    shown = new long[rules.counterGroups().stream().mapToInt(CounterGroup::size).max().orElse(0)];
    ids = byId.keySet().stream().mapToLong(Long::longValue).toArray();
    slots = byId.values().stream().mapToInt(Integer::intValue).toArray();
  }

  /** The greatest sum of each group of rules, in nats. */
  EvidenceGroups groups() {
    return rules.groups();
  }

  /** How many faults the rules met; changes with each of them. */
  int faults() {
    return values.faults();
  }

  /** How many faults each rule met; without those that met none. */
  Map<RuleId, Long> faultsByRule() {
    return rules.faults();
  }

  /** The event's features; valid until those of the next event are read. */
  public FeatureVector features(
      RoomEvent event, SenderHistory sender, long serverSince, ProtectedRooms rooms) {
    values.clear();
    FeatureReader.read(event, sender, serverSince, rooms, values);
    return values;
  }

  /**
   * What the event whose features were read last adds to the counters of its keys, no key twice;
   * keys that it does not feed and that no rule may read are left out.
   */
  public List<CounterUpdate> counterUpdates() {
    List<CounterGroup> groups = rules.counterGroups();
    List<CounterUpdate> updates = new ArrayList<>(groups.size());
    for (int g = 0; g < groups.size(); g++) {
      CounterGroup group = groups.get(g);
      long[] inputs = group.hasKey(values) ? inputs(g) : null;
      String key = inputs == null ? null : group.key(values);
      if (inputs != null && key != null) {
        updates.add(
            new CounterUpdate(
                prefixes.get(g).concat(key), specs.get(g), inputs, group.words(values)));
      }
    }
    return updates;
  }

  /** What the counters of a group are fed; null when that is nothing and no rule may read them. */
  private long @Nullable [] inputs(int place) {
    CounterGroup group = rules.counterGroups().get(place);
    boolean feeds = false;
    for (int i = 0; i < group.size(); i++) {
      shown[i] = group.shown(i, values);
      feeds |= shown[i] != Unknown.LONG;
    }
    return feeds || rules.mayRead(place, values) ? Arrays.copyOf(shown, group.size()) : null;
  }

  /**
   * The evidence of an event; a counter that these rules know and no subtask has counted is
   * unknown.
   *
   * @param counters ids and values of counters, in turns
   */
  List<Signal> signals(EventWithFeatures event, List<long[]> counters) {
    values.clear();
    values.take(event.features());
    for (long[] some : counters) {
      for (int i = 0; i < some.length; i += 2) {
        int index = Arrays.binarySearch(ids, some[i]);
        if (index >= 0) {
          values.set(slots[index], some[i + 1]);
        }
      }
    }
    return rules.signals(event.event(), values);
  }
}
