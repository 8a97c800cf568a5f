package dev.forseti.standalone.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Keeps out of the log what Flink says while Kafka is away: a page for each source and minute. The
 * service's own parts say once that Kafka does not answer, and Flink goes on when it does. What
 * will not mend itself, a missing right for example, passes.
 */
public final class KafkaOutage extends Filter<ILoggingEvent> {
  private static final String FLINK = "org.apache.flink.";
  private static final String KAFKA = "org.apache.kafka.clients.";

  /** Made by the log, by its name. */
  public KafkaOutage() {}

  @Override
  public FilterReply decide(ILoggingEvent event) {
    boolean isOutage =
        event.getLoggerName().startsWith(FLINK)
            && event.getThrowableProxy() instanceof ThrowableProxy thrown
            && isOutage(thrown.getThrowable());
    return isOutage ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  private static boolean isOutage(Throwable thrown) {
    Throwable cause = thrown;
    while (cause != null) {
      if (cause instanceof RetriableException || isOfAClosingClient(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** What a source that is being started again hears from the client of before. */
  private static boolean isOfAClosingClient(Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    return cause instanceof IllegalStateException
        && trace.length > 0
        && trace[0].getClassName().startsWith(KAFKA);
  }
}
