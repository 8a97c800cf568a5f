package dev.forseti.rules;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the event alone must show before a rule looks at a counter: those parts of its condition
 * that ask only variables, and cheaply. When one of them is false the rule is, whatever its
 * counters say.
 */
final class Guards {
  private final List<List<Code.Num[]>> byGroup = new ArrayList<>();

  Guards(List<CounterGroup> groups, List<Rule> rules) {
    for (CounterGroup group : groups) {
      List<Code.Num[]> readers = new ArrayList<>();
      for (Rule rule : rules) {
        if (rule.reads().stream().anyMatch(symbol -> holds(group, symbol.slot()))) {
          readers.add(guards(rule));
        }
      }
      byGroup.add(readers);
    }
  }

  /** Whether a rule may look at a counter of the group, as far as the variables tell. */
  boolean mayLookAt(int group, FeatureVector values) {
    List<Code.Num[]> readers = byGroup.get(group);
    for (int i = 0; i < readers.size(); i++) {
      if (letThrough(readers.get(i), values)) {
        return true;
      }
    }
    return false;
  }

  private static boolean letThrough(Code.Num[] guards, FeatureVector values) {
    for (Code.Num guard : guards) {
      if (guard.at(values) == 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(CounterGroup group, int slot) {
    for (int i = 0; i < group.size(); i++) {
      if (group.slot(i) == slot) {
        return true;
      }
    }
    return false;
  }

  private static Code.Num[] guards(Rule rule) {
    Code.Num[] parts =
        rule.when() instanceof Logic.And all ? all.parts() : new Code.Num[] {rule.when()};
    List<Code.Num> guards = new ArrayList<>();
    for (Code.Num part : parts) {
      if (asksTheEventAlone(part)) {
        guards.add(part);
      }
    }
    return guards.toArray(new Code.Num[0]);
  }

  private static boolean asksTheEventAlone(Code.Num part) {
    return switch (part) {
      case Atoms.InRange range -> range.slot() < Variable.count();
      case Atoms.OneOf one -> one.slot() < Variable.count();
      case Atoms.NumSlot truth -> truth.slot() < Variable.count();
      case Logic.And all -> Arrays.stream(all.parts()).allMatch(Guards::asksTheEventAlone);
      case Logic.Or any -> Arrays.stream(any.parts()).allMatch(Guards::asksTheEventAlone);
      default -> false;
    };
  }
}
