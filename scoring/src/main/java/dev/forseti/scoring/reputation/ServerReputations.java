package dev.forseti.scoring.reputation;

import dev.forseti.model.Subject;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.reputation.ReputationTracker;
import dev.forseti.reputation.ServerPrior;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.reputation.Verdicts;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.scoring.stream.SubjectUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;

/**
 * What rules say of servers, from which users inherit when they are first seen. Every subtask gets
 * every update of a server, between its other updates, so that with one subtask the order is that
 * of the events. State: those servers, the same for all subtasks. One thread.
 */
final class ServerReputations {
  /** Beyond that, the server updated longest ago is dropped. */
  private static final int MAX_SERVERS = 65_536;

  private final ListState<TrackedReputation> state;
  private final Map<Subject, TrackedReputation> servers = new LeastRecentlyUsed();

  /** The servers as they were at the checkpoint, if there was one. */
  ServerReputations(OperatorStateStore store) throws Exception {
    state =
        store.getUnionListState(
            new ListStateDescriptor<>("known-servers", StreamTypes.TRACKED_REPUTATION));
    for (TrackedReputation server : state.get()) {
      servers.put(server.subject(), server);
    }
  }

  /** Adds an update of a server. */
  void update(SubjectUpdate update, ReputationRules rules) {
    Subject server = update.subject();
    Verdicts.Step step =
        ReputationTracker.apply(servers.get(server), update.occurrence(), () -> 0, rules);
    if (step != null) {
      servers.put(server, step.tracked());
    }
  }

  /** What the subject inherits from its server when it is first seen, in nats. */
  double inherited(Subject subject, Instant at, ReputationRules rules) {
    Subject server = servers.isEmpty() ? null : ServerPrior.of(subject);
    return server == null ? 0 : ServerPrior.shift(servers.get(server), at, rules);
  }

  /** Writes the servers to the state; one of the subtasks does it for all. */
  void snapshot(boolean writesForAll) throws Exception {
    state.update(writesForAll ? new ArrayList<>(servers.values()) : List.of());
  }

  /** Drops the server that was updated longest ago. */
  private static final class LeastRecentlyUsed extends LinkedHashMap<Subject, TrackedReputation> {
    private static final long serialVersionUID = 1L;

    LeastRecentlyUsed() {
      super(64, .75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Subject, TrackedReputation> eldest) {
      return size() > MAX_SERVERS;
    }
  }
}
