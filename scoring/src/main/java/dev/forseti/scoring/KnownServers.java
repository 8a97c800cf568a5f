package dev.forseti.scoring;

import dev.forseti.model.Subject;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.reputation.ServerPrior;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.reputation.Verdicts;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.scoring.stream.SubjectNews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.jspecify.annotations.Nullable;

/**
 * What is known of servers, for the users that are first met. Every subtask hears of every server
 * that something is said of, by the same way as its own news, so that with one subtask the order is
 * that of the events. State: those servers, the same for all subtasks. One thread.
 */
final class KnownServers {
  /** Servers of which something is known; beyond that, the one heard of longest ago is left out. */
  private static final int MOST = 65_536;

  private final ListState<TrackedReputation> state;
  private final Map<Subject, TrackedReputation> servers = new Newest();

  /** The servers as they were at the checkpoint, if there was one. */
  KnownServers(OperatorStateStore store) throws Exception {
    state =
        store.getUnionListState(new ListStateDescriptor<>("known-servers", StreamTypes.TRACKED));
    for (TrackedReputation server : state.get()) {
      servers.put(server.subject(), server);
    }
  }

  /** For each subtask a key that leads to it. */
  static List<String> ways(int subtasks, int maxParallelism) {
    return IntStream.range(0, subtasks).mapToObj(to -> way(to, subtasks, maxParallelism)).toList();
  }

  private static String way(int to, int subtasks, int most) {
    int n = 0;
    while (KeyGroupRangeAssignment.assignKeyToParallelOperator("servers " + n, most, subtasks)
        != to) {
      n++;
    }
    return "servers " + n;
  }

  /** Takes in what is said of a server. */
  void hear(SubjectNews news, ReputationRules rules) {
    TrackedReputation server =
        TrackReputation.after(known(news.subject(), news.at(), rules), news, 0, rules);
    servers.put(
        news.subject(), Verdicts.judge(server, news.eventId(), news.roomId(), rules).tracked());
  }

  /** What the subject has from its server when it is first met, in nats. */
  double shift(Subject subject, Instant at, ReputationRules rules) {
    Subject server = servers.isEmpty() ? null : ServerPrior.of(subject);
    return server == null ? 0 : ServerPrior.shift(known(server, at, rules), at, rules);
  }

  private @Nullable TrackedReputation known(Subject server, Instant at, ReputationRules rules) {
    TrackedReputation one = servers.get(server);
    return one == null || LocalPipeline.isForgotten(one, at, rules) ? null : one;
  }

  /** Writes the servers down; one of the subtasks does it for all. */
  void write(boolean isTheOne) throws Exception {
    state.update(isTheOne ? new ArrayList<>(servers.values()) : List.of());
  }

  /** Lets the server go that was heard of longest ago. */
  private static final class Newest extends LinkedHashMap<Subject, TrackedReputation> {
    private static final long serialVersionUID = 1L;

    Newest() {
      super(64, .75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Subject, TrackedReputation> eldest) {
      return size() > MOST;
    }
  }
}
