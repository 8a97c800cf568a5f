package dev.forseti.faults.plan;

import dev.forseti.model.EventId;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run.
 *
 * @param seed all of it follows from this
 * @param begins when the fault begins, from the beginning of what is said meanwhile
 * @param lasts for how long the part suffers it
 * @param again how long after its start a killed process is killed once more; zero for never
 * @param clock by how much the clock is set; zero for another fault
 * @param whole whether of a PostgreSQL all processes are killed, or the first alone
 * @param before what is said before the fault
 * @param meanwhile what is said around it
 * @param probe what somebody who is new says when it is over
 * @param decisions what a moderator decides around it
 * @param afterwards what a moderator decides when it is over
 * @param attackers who must be on the list at the end if no moderator cleared them
 */
public record Plan(
    long seed,
    Fault fault,
    Duration begins,
    Duration lasts,
    Duration again,
    Duration clock,
    boolean whole,
    List<Said> before,
    List<Said> meanwhile,
    List<Said> probe,
    List<Ruled> decisions,
    Ruled afterwards,
    Set<UserId> attackers) {
  public Plan {
    before = List.copyOf(before);
    meanwhile = List.copyOf(meanwhile);
    probe = List.copyOf(probe);
    decisions = List.copyOf(decisions);
    attackers = Set.copyOf(attackers);
  }

  /** All that is said. */
  public Set<EventId> events() {
    return Stream.of(before, meanwhile, probe)
        .flatMap(List::stream)
        .map(Said::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Those of the attackers who come before the fault. */
  public Set<UserId> earlyAttackers() {
    return before.stream()
        .map(Said::sender)
        .filter(attackers::contains)
        .collect(Collectors.toSet());
  }

  /** Who comes when the fault is over. */
  public UserId prober() {
    return probe.getFirst().sender();
  }
}
