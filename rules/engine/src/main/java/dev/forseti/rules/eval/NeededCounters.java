package dev.forseti.rules.eval;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Variable;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.Logic;
import dev.forseti.rules.code.SlotExpressions;
import dev.forseti.rules.counter.CounterGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decides whether a group of counters has to be read for an event. It evaluates those parts of the
 * rules' conditions that need variables only: where one is false, the rule is false whatever its
 * counters say. When that is so for every rule that uses the group, nobody reads it.
 */
final class NeededCounters {
  private final List<List<Code.Num[]>> byGroup = new ArrayList<>();

  NeededCounters(List<CounterGroup> groups, List<Rule> rules) {
    for (CounterGroup group : groups) {
      List<Code.Num[]> readers = new ArrayList<>();
      for (Rule rule : rules) {
        if (rule.reads().stream().anyMatch(symbol -> holds(group, symbol.slot()))) {
          readers.add(tests(rule));
        }
      }
      byGroup.add(readers);
    }
  }

  /** Whether a rule may need a counter of the group, as far as the variables tell. */
  boolean mayRead(int group, FeatureVector values) {
    List<Code.Num[]> readers = byGroup.get(group);
    for (int i = 0; i < readers.size(); i++) {
      if (mayPass(readers.get(i), values)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayPass(Code.Num[] tests, FeatureVector values) {
    for (Code.Num test : tests) {
      if (test.at(values) == 0) {
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

  private static Code.Num[] tests(Rule rule) {
    Code.Num[] parts =
        rule.when() instanceof Logic.And all ? all.parts() : new Code.Num[] {rule.when()};
    List<Code.Num> tests = new ArrayList<>();
    for (Code.Num part : parts) {
      if (asksTheEventAlone(part)) {
        tests.add(part);
      }
    }
    return tests.toArray(new Code.Num[0]);
  }

  private static boolean asksTheEventAlone(Code.Num part) {
    return switch (part) {
      case SlotExpressions.InRange range -> range.slot() < Variable.count();
      case SlotExpressions.OneOf one -> one.slot() < Variable.count();
      case SlotExpressions.NumSlot truth -> truth.slot() < Variable.count();
      case Logic.And all -> Arrays.stream(all.parts()).allMatch(NeededCounters::asksTheEventAlone);
      case Logic.Or any -> Arrays.stream(any.parts()).allMatch(NeededCounters::asksTheEventAlone);
      default -> false;
    };
  }
}
