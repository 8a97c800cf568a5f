package dev.forseti.scoring;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.jspecify.annotations.Nullable;

/**
 * A Flink inside this process for one job. Its only TaskManager ends when a task cannot be cleaned
 * up, as after a write that failed on a full disk; the job then waits for another one for ever, and
 * nobody but its owner can start it.
 */
public final class InProcessFlink extends LocalStreamEnvironment {
  private static final long PATIENCE_SECONDS = 5;

  private volatile @Nullable MiniCluster cluster;

  InProcessFlink(Configuration settings) {
    super(settings);
  }

  @Override
  public JobClient executeAsync(StreamGraph graph) throws Exception {
    return LocalExecutor.createWithFactory(configuration, this::cluster)
        .execute(graph, configuration, getUserClassloader())
        .get();
  }

  private MiniCluster cluster(MiniClusterConfiguration settings) {
    var made = new MiniCluster(settings);
    cluster = made;
    return made;
  }

  /** Whether no TaskManager is there, as shortly after the start; no when that cannot be told. */
  public boolean isWithoutTaskManager() throws InterruptedException {
    MiniCluster known = cluster;
    if (known == null || !known.isRunning()) {
      return false;
    }
    try {
      return known
              .getResourceOverview()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .getNumberTaskManagers()
          == 0;
    } catch (ExecutionException | TimeoutException ending) {
      return false;
    }
  }

  /**
   * Starts a TaskManager beside those that are there; the job goes on there from its newest
   * checkpoint.
   *
   * @throws Exception when Flink cannot
   */
  public void startTaskManager() throws Exception {
    MiniCluster known = cluster;
    if (known != null && known.isRunning()) {
      known.startTaskManager();
    }
  }

  /**
   * Ends the first TaskManager, as a fault would.
   *
   * @throws Exception when Flink cannot
   */
  public void endTaskManager() throws Exception {
    MiniCluster known = cluster;
    if (known != null) {
      known.terminateTaskManager(0).get();
    }
  }
}
