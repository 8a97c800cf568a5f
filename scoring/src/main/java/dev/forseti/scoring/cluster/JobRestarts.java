package dev.forseti.scoring.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * What to do about the job on a cluster. One that failed for good, or was refused, is sent again,
 * at first at once, then after ever longer times; one that failed twice works when a checkpoint of
 * it has come, not when it was taken. For one thread.
 */
final class JobRestarts {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(4);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private @Nullable JobID failed;
  private int failures;
  private int refusals;
  private long dueNanos;

  /** What to do. */
  enum Step {
    /** It is there: see whether it makes progress. */
    LOOK,
    /** Somebody else ended it, or runs one of its name. */
    LEAVE,
    /** It failed, and is sent again later. */
    WAIT,
    /** It is gone: send it. */
    SUBMIT
  }

  /**
   * The next step.
   *
   * @param own the job that was sent last
   * @param jobs those of its name that the cluster knows
   * @param nowNanos as of {@link System#nanoTime}
   */
  Step next(@Nullable JobID own, Map<JobID, JobStatus> jobs, long nowNanos) {
    List<JobID> active = active(jobs);
    JobStatus status = own == null ? null : jobs.get(own);
    if (own != null && active.contains(own)) {
      return Step.LOOK;
    }
    if (!active.isEmpty() || status == JobStatus.CANCELED || status == JobStatus.FINISHED) {
      return Step.LEAVE;
    }
    if (own != null && status != null && !own.equals(failed)) {
      failed = own;
      dueNanos = nowNanos + waitAfter(failures++).toNanos();
    }
    return isDue(nowNanos) ? Step.SUBMIT : Step.WAIT;
  }

  /** Whether it may be sent at that moment. */
  boolean isDue(long nowNanos) {
    return failures + refusals == 0 || nowNanos - dueNanos >= 0;
  }

  /** The cluster did not take it, or could not begin it. */
  void refused(long nowNanos) {
    dueNanos = nowNanos + waitAfter(failures + refusals++).toNanos();
  }

  /** The cluster took it. */
  void taken() {
    refusals = 0;
  }

  /** Those that have not ended. */
  static List<JobID> active(Map<JobID, JobStatus> jobs) {
    return jobs.entrySet().stream()
        .filter(job -> !job.getValue().isGloballyTerminalState())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Duration waitAfter(int earlier) {
    if (earlier == 0) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(earlier - 1, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  /** How often it failed for good since it last worked. */
  int failures() {
    return failures;
  }

  /** Whether it failed again since it last worked. */
  boolean failsAgain() {
    return failures > 1;
  }

  /** It works: a checkpoint of it has come. */
  void works() {
    failures = 0;
  }
}
