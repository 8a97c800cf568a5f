package dev.forseti.scoring;

import dev.forseti.features.FeatureReader;
import dev.forseti.features.FeatureVector;
import dev.forseti.features.SenderHistory;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.CounterGroup;
import dev.forseti.rules.CounterMemory;
import dev.forseti.rules.RuleSet;
import dev.forseti.scoring.stream.CounterPart;
import dev.forseti.scoring.stream.ReadEvent;
import dev.forseti.scoring.stream.Ticket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One version of the rules, step by step what {@code EventScorer} does in one go; one thread. */
final class ActiveRules {
  private final RuleSet rules;
  private final ReputationRules reputations;
  private final FeatureVector values;
  private final Map<Long, Integer> slots = new HashMap<>();
  private final List<List<CounterMemory>> memories = new ArrayList<>();

  ActiveRules(RuleSet rules, double falsePositiveBudget) {
    this.rules = rules;
    this.reputations = ReputationRules.of(falsePositiveBudget, rules.caps());
    this.values = rules.newVector();
    for (CounterGroup group : rules.counterGroups()) {
      List<CounterMemory> members = new ArrayList<>();
      for (int i = 0; i < group.size(); i++) {
        members.add(group.memory(i));
        slots.put(group.memory(i).id(), group.slot(i));
      }
      memories.add(members);
    }
  }

  /** How evidence adds up under these rules. */
  ReputationRules reputations() {
    return reputations;
  }

  /** The event's variables; good until the next event is read. */
  FeatureVector read(RoomEvent event, SenderHistory sender, long serverSince) {
    values.clear();
    FeatureReader.read(event, sender, serverSince, values);
    return values;
  }

  /** What the event that was read last shows each key that it feeds; no key twice. */
  List<CounterPart> parts(Ticket ticket, long atMillis) {
    List<CounterPart> parts = new ArrayList<>();
    List<CounterGroup> groups = rules.counterGroups();
    for (int g = 0; g < groups.size(); g++) {
      CounterGroup group = groups.get(g);
      String key = group.key(values);
      if (key != null) {
        List<CounterPart.Shown> shown = new ArrayList<>(group.size());
        for (int i = 0; i < group.size(); i++) {
          shown.add(new CounterPart.Shown(memories.get(g).get(i), group.shown(i, values)));
        }
        parts.add(new CounterPart(ticket, group.name() + "\n" + key, atMillis, shown));
      }
    }
    return parts;
  }

  /** The evidence of an event; a counter that these rules know and nobody counted is unknown. */
  List<Signal> signals(ReadEvent event, Map<Long, Long> counters) {
    values.clear();
    values.take(event.features());
    for (Map.Entry<Long, Long> counter : counters.entrySet()) {
      Integer slot = slots.get(counter.getKey());
      if (slot != null) {
        values.set(slot, counter.getValue().longValue());
      }
    }
    return rules.signals(event.event(), values);
  }
}
