package dev.forseti.pipeline;

import dev.forseti.features.Presence;
import dev.forseti.features.ProtectedRooms;
import dev.forseti.features.SenderHistory;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.rules.pack.PackProblem;
import dev.forseti.rules.pack.TestCases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs the tests beside rule packs, the {@code *.tests.yaml} files. */
public final class RulePackTestRunner {
  private static final long START = 1_700_000_000_000L;

  private RulePackTestRunner() {}

  /** A sentence for each failure; none when all tests pass. */
  public static List<String> run(RuleSet rules, String file, String text) {
    Set<String> names = names(rules);
    TestCases read = TestCases.read(file, text, names);
    List<String> failures =
        new ArrayList<>(read.problems().stream().map(PackProblem::shown).toList());
    for (TestCases.Case test : read.cases()) {
      Map<String, Set<String>> seen = signals(rules, test);
      test.expect()
          .forEach(
              (rule, subjects) -> {
                Set<String> found = seen.getOrDefault(rule, Set.of());
                if (names.contains(rule) && !found.equals(new TreeSet<>(subjects))) {
                  failures.add(
                      file
                          + ": "
                          + test.name()
                          + ": "
                          + rule
                          + " spoke of "
                          + found
                          + ", expected "
                          + subjects);
                }
              });
    }
    boolean leavesAlone =
        read.cases().stream()
            .anyMatch(test -> test.expect().values().stream().anyMatch(List::isEmpty));
    if (!leavesAlone) {
      failures.add(file + ": no test says whom the pack leaves alone");
    }
    return failures;
  }

  /** What is wrong with a {@code *.tests.yaml} itself; it is not run. */
  public static List<PackProblem> problems(RuleSet rules, String file, String text) {
    return TestCases.read(file, text, names(rules)).problems();
  }

  private static Set<String> names(RuleSet rules) {
    return rules.rules().stream()
        .map(info -> info.id().value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Set<String>> signals(RuleSet rules, TestCases.Case test) {
    EventScorer pipeline = new EventScorer(rules, rooms(test));
    test.known()
        .forEach(
            (who, known) ->
                pipeline.know(
                    who,
                    SenderHistory.same(
                        new Presence(START - known.ageMillis(), known.messages(), new int[0]))));
    Map<String, Set<String>> seen = new LinkedHashMap<>();
    for (RoomEvent event : events(test)) {
      for (Signal signal : pipeline.accept(event)) {
        seen.computeIfAbsent(signal.rule().value(), unused -> new TreeSet<>())
            .add(signal.subject().id());
      }
    }
    return seen;
  }

  /** All but those that a step says are not. */
  private static ProtectedRooms rooms(TestCases.Case test) {
    if (test.steps().stream().noneMatch(TestCases.Step::unprotected)) {
      return ProtectedRooms.ALL;
    }
    Set<String> rooms = new TreeSet<>(Set.of("!protected:one.example"));
    for (TestCases.Step step : test.steps()) {
      for (int i = 0; !step.unprotected() && i < step.times(); i++) {
        rooms.add(step.room().replace("%", Integer.toString(i)));
      }
    }
    return new ProtectedRooms(rooms);
  }

  private static List<RoomEvent> events(TestCases.Case test) {
    List<RoomEvent> events = new ArrayList<>();
    for (TestCases.Step step : test.steps()) {
      for (int i = 0; i < step.times(); i++) {
        events.add(TestEvents.of(step, START, i, events.size()));
      }
    }
    events.sort(Comparator.comparing(RoomEvent::receivedAt));
    return events;
  }
}
