package dev.forseti.scoring;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.RuleSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was concluded from a stream, with all fields, by id; of records with one id the last.
 *
 * @param signals the signals, written out
 * @param verdicts the verdicts, written out
 */
record Conclusions(Map<String, String> signals, Map<String, String> verdicts) {
  static Conclusions empty() {
    return new Conclusions(new TreeMap<>(), new TreeMap<>());
  }

  /** What the reference concludes of the events, each taken once, and then of the decisions. */
  static Conclusions ofLocalPipeline(
      List<RoomEvent> events, List<Decision> decisions, List<RulePack> packs) {
    RuleSet rules = RuleCompiler.compile(packs).rules();
    var local = new LocalPipeline(rules, ReputationRules.of(0.0005, rules.groups()));
    Conclusions found = empty();
    Set<EventId> seen = new HashSet<>();
    for (RoomEvent event : events) {
      if (seen.add(event.eventId())) {
        found.add(local.accept(event));
      }
    }
    decisions.forEach(decision -> found.add(local.accept(decision)));
    return found;
  }

  private void add(LocalPipeline.Result result) {
    result.signals().forEach(this::add);
    result.verdicts().forEach(this::add);
  }

  void add(Signal signal) {
    signals.put(signal.id(), signal.toString());
  }

  void add(Verdict verdict) {
    verdicts.put(verdict.id(), verdict.toString());
  }
}
