package dev.forseti.e2e.synapse;

import dev.forseti.demo.synapse.MatrixClient;
import dev.forseti.demo.synapse.MatrixRefusal;
import dev.forseti.demo.synapse.RoomSync;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The policy room as a member sees it; each state event it ever held is kept. */
final class PolicyRoom {
  private static final Duration LONG_POLL = Duration.ofSeconds(2);

  private final RoomSync sync;
  private final Map<String, List<MatrixClient.StateEvent>> seen = new HashMap<>();

  private PolicyRoom(RoomSync sync) {
    this.sync = sync;
  }

  /** Joins the room behind the alias. Forseti makes it a moment after it has started. */
  static PolicyRoom join(MatrixClient member, String alias) {
    RoomId room = null;
    for (long end = System.nanoTime() + 60_000_000_000L; room == null; ) {
      try {
        room = member.resolveAlias(alias);
      } catch (MatrixRefusal notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        Thread.onSpinWait();
      }
    }
    member.join(room);
    return new PolicyRoom(member.sync(room));
  }

  /** Looks until all the users are listed, or until the time is over. */
  void awaitListed(Set<UserId> users, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    look(Duration.ZERO);
    while (!listed().containsAll(users) && System.nanoTime() < end) {
      look(LONG_POLL);
    }
  }

  /** Takes in what came since the last look. */
  void look(Duration longest) {
    for (MatrixClient.StateEvent event : sync.next(longest)) {
      if (event.type().startsWith("m.policy.rule.")) {
        seen.computeIfAbsent(event.stateKey(), key -> new ArrayList<>()).add(event);
      }
    }
  }

  /** Who stands in the room now. */
  Set<UserId> listed() {
    return seen.values().stream()
        .map(List::getLast)
        .flatMap(event -> event.content().string("entity").stream())
        .map(UserId::new)
        .collect(Collectors.toSet());
  }

  /** How often an entry about the user was sent. */
  int timesWritten(UserId user) {
    return seen.getOrDefault("rule:" + user.value(), List.of()).size();
  }
}
