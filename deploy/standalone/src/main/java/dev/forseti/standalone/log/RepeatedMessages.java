package dev.forseti.standalone.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Logs the same message of a library once an hour. While Kafka does not answer, its clients and
 * Flink log each attempt, and a job that fails after each restart logs each failure; the parts of
 * Forseti report the trouble once themselves, and their messages always pass. Two messages are the
 * same when they come from the same logger with the same root cause, or without one and differ by
 * numbers only.
 */
public final class RepeatedMessages extends Filter<ILoggingEvent> {
  private static final String OURS = "dev.forseti.";
  private static final long PAUSE_MILLIS = Duration.ofHours(1).toMillis();
  private static final int MOST = 1_000;
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final Map<String, Long> quietUntil =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  /** Made by the log, by its name. */
  public RepeatedMessages() {}

  @Override
  public FilterReply decide(ILoggingEvent event) {
    return event.getLoggerName().startsWith(OURS) || isDue(key(event), event.getTimeStamp())
        ? FilterReply.NEUTRAL
        : FilterReply.DENY;
  }

  private static String key(ILoggingEvent event) {
    IThrowableProxy cause = event.getThrowableProxy();
    if (cause == null) {
      String message = String.valueOf(event.getMessage()); // as written, without its arguments
      return event.getLoggerName() + " " + NUMBER.matcher(message).replaceAll("#");
    }
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return event.getLoggerName() + " " + cause.getClassName();
  }

  private synchronized boolean isDue(String key, long nowMillis) {
    Long until = quietUntil.get(key);
    if (until != null && nowMillis < until) {
      return false;
    }
    quietUntil.put(key, nowMillis + PAUSE_MILLIS);
    return true;
  }
}
