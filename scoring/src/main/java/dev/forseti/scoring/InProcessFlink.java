package dev.forseti.scoring;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.core.execution.PipelineExecutorFactory;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink inside this process for one job. Its only TaskManager ends when a task cannot be cleaned
 * up, as after a write that failed on a full disk; the job then waits for another one for ever, and
 * nobody but its owner can start it.
 */
public final class InProcessFlink extends StreamExecutionEnvironment {
  private static final long PATIENCE_SECONDS = 5;

  private final AtomicReference<MiniCluster> cluster;
  private volatile CompletableFuture<?> asked = CompletableFuture.completedFuture(null);

  private InProcessFlink(Configuration settings, AtomicReference<MiniCluster> cluster) {
    super(new Executors(cluster), settings, InProcessFlink.class.getClassLoader());
    this.cluster = cluster;
  }

  /** A Flink with those settings, which runs when a job is submitted. */
  static InProcessFlink of(Configuration settings) {
    settings.set(DeploymentOptions.TARGET, LocalExecutor.NAME);
    settings.set(DeploymentOptions.ATTACHED, true);
    return new InProcessFlink(settings, new AtomicReference<>());
  }

  /** Runs jobs on a cluster that its owner knows. */
  private record Executors(AtomicReference<MiniCluster> cluster)
      implements PipelineExecutorServiceLoader, PipelineExecutorFactory {
    @Override
    public PipelineExecutorFactory getExecutorFactory(Configuration settings) {
      return this;
    }

    @Override
    public Stream<String> getExecutorNames() {
      return Stream.of(getName());
    }

    @Override
    public String getName() {
      return LocalExecutor.NAME;
    }

    @Override
    public boolean isCompatibleWith(Configuration settings) {
      return true;
    }

    @Override
    public PipelineExecutor getExecutor(Configuration settings) {
      return LocalExecutor.createWithFactory(settings, this::made);
    }

    private MiniCluster made(MiniClusterConfiguration settings) {
      var made = new MiniCluster(settings);
      cluster.set(made);
      return made;
    }
  }

  /** Whether no TaskManager is there, as shortly after the start; no when that cannot be told. */
  public boolean isWithoutTaskManager() throws InterruptedException {
    MiniCluster known = cluster.get();
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
   * The newest failure of a job, after which Flink started it again; none when it has not failed,
   * or when that cannot be told.
   */
  public Optional<JobFailure> newestFailure(JobID job) throws InterruptedException {
    MiniCluster known = cluster.get();
    if (known == null || !known.isRunning()) {
      return Optional.empty();
    }
    try {
      return JobFailure.newestOf(
          known.getExecutionGraph(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException ending) {
      return Optional.empty();
    }
  }

  /**
   * Asks the job for a checkpoint beside those that come by themselves, unless one that was asked
   * for is still under way. Nobody waits for what comes of it.
   */
  public void askForCheckpoint(JobID job) {
    MiniCluster known = cluster.get();
    if (asked.isDone() && known != null && known.isRunning()) {
      asked = known.triggerCheckpoint(job, CheckpointType.CONFIGURED);
    }
  }

  /**
   * Starts a TaskManager beside those that are there; the job goes on there from its newest
   * checkpoint.
   *
   * @throws Exception when Flink cannot
   */
  public void startTaskManager() throws Exception {
    MiniCluster known = cluster.get();
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
    MiniCluster known = cluster.get();
    if (known != null) {
      known.terminateTaskManager(0).get();
    }
  }
}
