package dev.forseti.scoring;

import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The same functions one event after another over plain maps: what the job must equal. */
final class InOrder {
  final List<Signal> signals = new ArrayList<>();
  final List<Verdict> verdicts = new ArrayList<>();

  private final Set<EventId> seen = new HashSet<>();
  private final Map<String, Bytes> memory = new HashMap<>();
  private final RuleEngine engine;
  private final RuleEngine.Rules rules;

  InOrder(RuleEngine engine, List<RulePack> packs) {
    this.engine = engine;
    this.rules = engine.compile(packs).rules();
  }

  InOrder run(List<RoomEvent> events) {
    events.stream().filter(event -> seen.add(event.eventId())).forEach(this::process);
    return this;
  }

  private void process(RoomEvent event) {
    Bytes server = before("server " + event.originServer());
    memory.put("server " + event.originServer(), engine.rememberServer(server, event));
    Bytes sender = before("sender " + event.sender());
    memory.put("sender " + event.sender(), engine.rememberSender(sender, event));
    var whole = new RuleEngine.SeenEvent(event, server, sender);
    Map<String, Long> counters = new TreeMap<>();
    for (RuleEngine.CounterKey key : rules.keys(whole)) {
      RuleEngine.Counted counted = rules.count(key, before("count " + key), whole);
      memory.put("count " + key, counted.after());
      counters.putAll(counted.values());
    }
    rules.evaluate(whole, counters).forEach(this::conclude);
  }

  private void conclude(Signal signal) {
    signals.add(signal);
    String key = "reputation " + signal.subject().key();
    RuleEngine.Concluded concluded = engine.conclude(before(key), signal);
    memory.put(key, concluded.after());
    verdicts.addAll(concluded.verdicts());
  }

  private Bytes before(String key) {
    return memory.getOrDefault(key, Bytes.NONE);
  }
}
