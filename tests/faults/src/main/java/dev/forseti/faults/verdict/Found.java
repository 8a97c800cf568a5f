package dev.forseti.faults.verdict;

import dev.forseti.model.EventId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is there afterwards.
 *
 * @param log how often each event stands in the log of events, as a reader of what is committed has
 *     it
 * @param console the events that the console's database has
 * @param decisionsInTopic the ids of the decisions in their topic
 * @param decisionsInConsole those in the console's database
 * @param listed the entities that the policy room lists: users, servers or rooms
 * @param bans in how many rooms each user is banned who is in one
 * @param timesWritten how many entries were ever written about each entity
 * @param recovery how long it took until it worked again; null when it did not
 */
public record Found(
    Map<EventId, Integer> log,
    Set<EventId> console,
    Set<String> decisionsInTopic,
    Set<String> decisionsInConsole,
    Set<String> listed,
    Map<String, Integer> bans,
    Map<String, Integer> timesWritten,
    @Nullable Duration recovery) {
  public Found {
    log = Map.copyOf(log);
    console = Set.copyOf(console);
    decisionsInTopic = Set.copyOf(decisionsInTopic);
    decisionsInConsole = Set.copyOf(decisionsInConsole);
    listed = Set.copyOf(listed);
    bans = Map.copyOf(bans);
    timesWritten = Map.copyOf(timesWritten);
  }
}
