package dev.forseti.policy.filter;

import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.rules.eval.Rule;
import dev.forseti.rules.eval.SignalTarget;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The packs that a filter may name, with the rules of each. A rule's own name does as well. */
public final class FilterRules {
  private final Map<String, Set<RuleId>> byPack = new TreeMap<>();
  private final Map<String, RuleId> byName = new HashMap<>();

  /**
   * Those of these rules that speak of who sent an event, since who is called did not send it, and
   * are not only tried out.
   */
  public FilterRules(Collection<Rule> rules) {
    for (Rule rule : rules) {
      if (rule.about() == SignalTarget.SENDER && rule.info().mode() != Mode.OBSERVE) {
        RuleId id = rule.info().id();
        byPack.computeIfAbsent(rule.info().pack(), p -> new HashSet<>()).add(id);
        byName.put(id.value(), id);
      }
    }
  }

  /** The rules of that name; none if there is neither such a pack nor such a rule. */
  Optional<Set<RuleId>> named(String name) {
    return Optional.ofNullable(byPack.get(name))
        .or(() -> Optional.ofNullable(byName.get(name)).map(Set::of));
  }

  /** The names of all packs, in their order. */
  Set<String> packs() {
    return new TreeSet<>(byPack.keySet());
  }
}
