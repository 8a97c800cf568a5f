package dev.forseti.scoring;

import java.util.Optional;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.util.SerializedThrowable;

/**
 * A failure of a job.
 *
 * @param millis when it was, by the clock that may be set: tells it from another one, and no more
 * @param cause the kind of its first cause, for example {@code TimeoutException}; never its words,
 *     which may quote what people wrote
 */
public record JobFailure(long millis, String cause) {
  private static final int MOST_CAUSES = 20;

  /** The newest of a job that runs or ran; none when it has not failed. */
  static Optional<JobFailure> newestOf(AccessExecutionGraph job) {
    return Optional.ofNullable(job.getFailureInfo()).map(JobFailure::of);
  }

  private static JobFailure of(ErrorInfo failure) {
    Throwable first = failure.getException();
    for (int i = 0; i < MOST_CAUSES && first.getCause() != null; i++) {
      first = first.getCause();
    }
    String kind =
        first instanceof SerializedThrowable kept
            ? kept.getOriginalErrorClassName()
            : first.getClass().getName();
    return new JobFailure(failure.getTimestamp(), kind.substring(kind.lastIndexOf('.') + 1));
  }
}
