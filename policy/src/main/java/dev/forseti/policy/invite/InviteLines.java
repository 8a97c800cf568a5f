package dev.forseti.policy.invite;

import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import dev.forseti.policy.state.Invite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be rejected, in a line for each server from which it came, lines taking turns. A
 * server that does not answer soon has one call at a time, and all such servers leave one place
 * free for the others.
 */
final class InviteLines {
  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(10);
  private static final int MOST_DOUBLED = 5;
  private static final int MOST_KNOWN = 10_000;

  private final Subject own;
  private final int parallel;
  private final LinkedHashMap<Subject, LinkedHashSet<Invite>> waiting = new LinkedHashMap<>();
  private final Set<Invite> running = new HashSet<>();
  private final Set<Subject> answering = new HashSet<>();
  private final Map<Subject, Pause> pauses = new HashMap<>();

  /** A clock that was set back ends it. */
  private record Pause(int times, Instant at, Instant until) {
    private boolean holds(Instant now) {
      return now.isBefore(until) && !now.isBefore(at);
    }
  }

  InviteLines(ServerName own, int parallel) {
    this.own = Subject.server(own);
    this.parallel = parallel;
  }

  void add(Invite invite) {
    if (!running.contains(invite)) {
      waiting.computeIfAbsent(server(invite), s -> new LinkedHashSet<>()).add(invite);
    }
  }

  /** Without its port: one entry covers all of a host's. */
  private static Subject server(Invite invite) {
    return Subject.server(invite.sender().server());
  }

  /** All others are dropped. */
  void retain(Predicate<Invite> kept) {
    waiting.values().forEach(line -> line.removeIf(kept.negate()));
    waiting.values().removeIf(Set::isEmpty);
    Set<Subject> busy = running.stream().map(InviteLines::server).collect(Collectors.toSet());
    pauses.keySet().removeIf(server -> !waiting.containsKey(server) && !busy.contains(server));
  }

  /** Takes what may run now, at most so many; what is not wanted any more is dropped. */
  List<Invite> start(int most, Predicate<Invite> isWanted, Instant now) {
    List<Invite> started = new ArrayList<>();
    boolean wasAny = true;
    while (wasAny && started.size() < most) {
      wasAny = false;
      for (Subject server : List.copyOf(waiting.keySet())) {
        Invite next =
            started.size() < most && mayStart(server, now) ? next(server, isWanted) : null;
        if (next != null) {
          running.add(next);
          started.add(next);
          wasAny = true;
        }
      }
    }
    return started;
  }

  private boolean mayStart(Subject server, Instant now) {
    Pause pause = pauses.get(server);
    boolean isPaused = pause != null && pause.holds(now);
    long unknown = running.stream().filter(each -> !isAnswering(server(each))).count();
    boolean isBusy = running.stream().anyMatch(each -> server(each).equals(server));
    return !isPaused && (isAnswering(server) || (!isBusy && unknown < parallel - 1));
  }

  private boolean isAnswering(Subject server) {
    return server.equals(own) || answering.contains(server);
  }

  private @Nullable Invite next(Subject server, Predicate<Invite> isWanted) {
    LinkedHashSet<Invite> line = waiting.remove(server);
    Invite next = null;
    while (line != null && next == null && !line.isEmpty()) {
      Invite first = line.removeFirst();
      next = isWanted.test(first) ? first : null;
    }
    if (line != null && !line.isEmpty()) {
      waiting.putLast(server, line);
    }
    return next;
  }

  void finish(Invite invite) {
    running.remove(invite);
  }

  /** The server answers soon. */
  void answered(Invite invite) {
    Subject server = server(invite);
    if (answering.size() >= MOST_KNOWN) {
      answering.clear();
    }
    answering.add(server);
    pauses.remove(server);
  }

  /** The server did not answer, or late: it is asked again later each time. */
  void pause(Invite invite, Instant now) {
    Subject server = server(invite);
    answering.remove(server);
    Pause before = pauses.get(server);
    int times = before == null ? 0 : Math.min(MOST_DOUBLED, before.times() + 1);
    pauses.put(server, new Pause(times, now, now.plus(SHORTEST_PAUSE.multipliedBy(1L << times))));
  }
}
