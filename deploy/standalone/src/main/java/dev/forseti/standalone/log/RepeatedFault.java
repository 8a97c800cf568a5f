package dev.forseti.standalone.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;

/**
 * Lets a fault of the scoring job into the log once in ten minutes: the job is started again after
 * a second, and meets the same fault again.
 */
public final class RepeatedFault extends Filter<ILoggingEvent> {
  private static final String TASK = "org.apache.flink.runtime.taskmanager.Task";
  private static final long PAUSE = Duration.ofMinutes(10).toMillis();

  private long quietUntil = Long.MIN_VALUE;

  /** Made by the log, by its name. */
  public RepeatedFault() {}

  @Override
  public FilterReply decide(ILoggingEvent event) {
    return event.getLoggerName().equals(TASK) && !isDue(event.getTimeStamp())
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }

  private synchronized boolean isDue(long nowMillis) {
    if (nowMillis < quietUntil) {
      return false;
    }
    quietUntil = nowMillis + PAUSE;
    return true;
  }
}
