package dev.forseti.faults.verdict;

import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares what must be there with what is. */
public final class Verdict {
  private final Expected expected;
  private final Found found;
  private final List<Broken> broken = new ArrayList<>();

  private Verdict(Expected expected, Found found) {
    this.expected = expected;
    this.found = found;
  }

  /** The promises that were not kept; none when all is well. */
  public static List<Broken> of(Expected expected, Found found) {
    var verdict = new Verdict(expected, found);
    verdict.countEvents();
    verdict.countDecisions();
    verdict.compareList();
    verdict.compareBans();
    verdict.countEntries();
    verdict.measureRecovery();
    return List.copyOf(verdict.broken);
  }

  private void countEvents() {
    name(
        Promise.NO_EVENT_LOST,
        expected.events(),
        id -> !found.log().containsKey(id) || !found.console().contains(id));
    name(Promise.NO_EVENT_TWICE, found.log().keySet(), id -> found.log().getOrDefault(id, 0) > 1);
  }

  private void countDecisions() {
    name(
        Promise.NO_DECISION_LOST,
        expected.decisions(),
        id -> !found.decisionsInTopic().contains(id) || !found.decisionsInConsole().contains(id));
  }

  private void compareList() {
    name(
        Promise.ATTACKERS_LISTED,
        expected.listed(),
        user -> !found.listed().contains(user.value()));
    Set<String> cleared = values(expected.cleared());
    name(Promise.CLEARED_UNLISTED, cleared, found.listed()::contains);
    Set<String> others = new TreeSet<>(found.listed());
    others.removeAll(cleared);
    others.removeAll(values(expected.listed()));
    others.removeAll(values(expected.unsure()));
    name(Promise.NOBODY_INNOCENT_LISTED, others, entity -> true);
  }

  private void compareBans() {
    Set<String> listed = values(expected.listed());
    name(
        Promise.BANS_AS_DESIRED,
        listed,
        user -> found.bans().getOrDefault(user, 0) != expected.rooms());
    Set<String> others = new TreeSet<>(found.bans().keySet());
    others.removeAll(listed);
    others.removeAll(values(expected.unsure()));
    name(Promise.BANS_AS_DESIRED, others, user -> true);
  }

  private void countEntries() {
    Set<String> anew = values(expected.listedAnew());
    name(
        Promise.WRITTEN_ONCE,
        found.timesWritten().keySet(),
        entity -> found.timesWritten().getOrDefault(entity, 0) > (anew.contains(entity) ? 2 : 1));
  }

  private void measureRecovery() {
    Duration recovery = found.recovery();
    if (recovery == null) {
      broken.add(new Broken(Promise.RECOVERED, "not at all"));
    } else if (recovery.compareTo(expected.recovery()) >= 0) {
      broken.add(new Broken(Promise.RECOVERED, "after " + recovery.toMillis() + " ms"));
    }
  }

  private <T> void name(Promise promise, Collection<T> all, Predicate<T> isBroken) {
    String names =
        all.stream()
            .filter(isBroken)
            .map(Object::toString)
            .sorted()
            .collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      broken.add(new Broken(promise, names));
    }
  }

  private static Set<String> values(Set<UserId> users) {
    return users.stream().map(UserId::value).collect(Collectors.toSet());
  }
}
