package dev.forseti.runtime.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks about topics that were just made until the broker that answers knows them: the controller
 * says that they are made before every broker has heard of it.
 */
final class RetryUnknownTopic {
  private static final long BETWEEN_NANOS = Duration.ofMillis(20).toNanos();

  private RetryUnknownTopic() {}

  /**
   * The answer.
   *
   * @param question asks anew each time
   * @param within how long it may take in all
   * @throws ExecutionException when the answer is another failure, or still that one at the end
   */
  static <T> T ask(Supplier<KafkaFuture<T>> question, Duration within)
      throws ExecutionException, InterruptedException, TimeoutException {
    long end = System.nanoTime() + within.toNanos();
    while (true) {
      long left = end - System.nanoTime();
      try {
        return question.get().get(Math.max(1, left), TimeUnit.NANOSECONDS);
      } catch (ExecutionException failed) {
        if (!(failed.getCause() instanceof UnknownTopicOrPartitionException) || left <= 0) {
          throw failed;
        }
        LockSupport.parkNanos(BETWEEN_NANOS);
      }
    }
  }
}
