package dev.forseti.training.backtest;

import dev.forseti.model.Reputation;
import dev.forseti.model.RuleId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.Judgement;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.reputation.TrackedReputation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The gravest that would have been concluded of each user without one of the rules. */
final class Deciders {
  private final ReputationRules rules;
  private final Map<RuleId, Map<String, Standing>> without = new HashMap<>();

  /** Deciders among those rules. */
  Deciders(Set<String> among, ReputationRules rules) {
    this.rules = rules;
    among.forEach(rule -> without.put(new RuleId(rule), new HashMap<>()));
  }

  /**
   * Looks at those whose reputation an event has changed.
   *
   * @param before what had been concluded before the event
   */
  void see(LocalPipeline pipeline, List<Reputation> changed, Outcomes before) {
    for (Reputation reputation : changed) {
      if (reputation.subject().kind() == Subject.Kind.USER) {
        pipeline
            .known(reputation.subject())
            .ifPresent(known -> see(known, reputation, before.of(known.subject().id())));
      }
    }
  }

  private void see(TrackedReputation known, Reputation reputation, Standing before) {
    String user = known.subject().id();
    without.forEach(
        (rule, gravest) -> {
          boolean has = known.evidence().stream().anyMatch(it -> it.rule().equals(rule));
          if (has || gravest.containsKey(user)) {
            gravest.putIfAbsent(user, before);
            gravest.merge(
                user, Judgement.without(rule, known, reputation.asOf(), rules), Outcomes::graver);
          }
        });
  }

  /** Of how many users the outcome would be another one without the rule. */
  long count(String rule, Outcomes outcomes) {
    return without.getOrDefault(new RuleId(rule), Map.of()).entrySet().stream()
        .filter(each -> each.getValue() != outcomes.of(each.getKey()))
        .count();
  }
}
