package dev.forseti.faults.verdict;

import dev.forseti.model.EventId;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.Set;

/**
 * What must be there afterwards.
 *
 * @param events what the tap answered 200 for
 * @param decisions the ids of what the console answered 200 for
 * @param listed who must be listed and banned
 * @param cleared whom a moderator cleared, which was answered 200
 * @param unsure who may be listed or not: nobody knows whether a decision about them was taken
 * @param listedAnew those of the listed whose entry a moderator's decision may have written anew
 * @param rooms in how many rooms whoever is listed is banned
 * @param recovery the longest time until it works again
 */
public record Expected(
    Set<EventId> events,
    Set<String> decisions,
    Set<UserId> listed,
    Set<UserId> cleared,
    Set<UserId> unsure,
    Set<UserId> listedAnew,
    int rooms,
    Duration recovery) {
  public Expected {
    events = Set.copyOf(events);
    decisions = Set.copyOf(decisions);
    listed = Set.copyOf(listed);
    cleared = Set.copyOf(cleared);
    unsure = Set.copyOf(unsure);
    listedAnew = Set.copyOf(listedAnew);
  }
}
