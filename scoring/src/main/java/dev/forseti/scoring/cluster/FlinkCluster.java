package dev.forseti.scoring.cluster;

import dev.forseti.scoring.ScoringConfig;
import dev.forseti.scoring.ScoringJob;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A session cluster, by the REST address of its JobManager. Each request is sent once. */
public final class FlinkCluster implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 30;

  private final String host;
  private final int port;
  private final RestClusterClient<StandaloneClusterId> client;

  private FlinkCluster(String host, int port, RestClusterClient<StandaloneClusterId> client) {
    this.host = host;
    this.port = port;
    this.client = client;
  }

  /** The cluster there, whether it answers now or not. */
  public static FlinkCluster at(String host, int port) {
    try {
      return new FlinkCluster(
          host,
          port,
          new RestClusterClient<>(settings(host, port), StandaloneClusterId.getInstance()));
    } catch (Exception refused) {
      throw new IllegalStateException(
          "no client can be made for Flink at " + host + ":" + port, refused);
    }
  }

  private static Configuration settings(String host, int port) {
    var settings = new Configuration();
    settings.set(RestOptions.ADDRESS, host);
    settings.set(RestOptions.PORT, port);
    settings.set(RestOptions.CONNECTION_TIMEOUT, Duration.ofSeconds(5));
    settings.set(RestOptions.RETRY_MAX_ATTEMPTS, 0); // the caller reports it, and tries again
    return settings;
  }

  /** The states of the jobs of that name; those that ended are known for a while. */
  Map<JobID, JobStatus> jobs(String name) throws FlinkUnreachable {
    return await(client.listJobs()).stream()
        .filter(job -> job.getJobName().equals(name))
        .collect(
            Collectors.toMap(
                JobStatusMessage::getJobId, JobStatusMessage::getJobState, (a, b) -> b));
  }

  /** Ends a job, its checkpoints kept; returns when it has ended. */
  void end(JobID job) throws FlinkUnreachable {
    await(client.cancel(job));
    await(client.requestJobResult(job));
  }

  /**
   * Sends the job with its jar files; it goes on from the newest checkpoint in the folder.
   *
   * @throws Exception when Flink refuses it or does not answer; then it may run all the same
   */
  JobID submit(ScoringConfig config, String name) throws Exception {
    var env =
        StreamExecutionEnvironment.createRemoteEnvironment(
            host, port, settings(host, port), JobJars.ofThisProcess().toArray(String[]::new));
    return ScoringJob.submit(env, config, name).getJobID();
  }

  private static <T> T await(CompletableFuture<T> request) throws FlinkUnreachable {
    try {
      return request.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FlinkUnreachable(interrupted);
    } catch (ExecutionException | TimeoutException failed) {
      throw new FlinkUnreachable(failed);
    }
  }

  /** The address, {@code host:port}. */
  @Override
  public String toString() {
    return host + ":" + port;
  }

  /** Closes the client; the cluster's jobs go on. */
  @Override
  public void close() {
    client.close();
  }
}
