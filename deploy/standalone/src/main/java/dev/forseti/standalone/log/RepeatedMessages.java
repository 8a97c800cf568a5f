package dev.forseti.standalone.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.event.KeyValuePair;

/**
 * Logs the same message of a library once an hour. While Kafka does not answer, its clients and
 * Flink log each attempt, and a job that fails after each restart logs each failure; the parts of
 * Forseti report the trouble once themselves, and their messages always pass. Two messages are the
 * same when they come from the same logger with the same root cause, or without one and differ by
 * numbers only. One that passes again says how often it was left out.
 */
public final class RepeatedMessages extends Filter<ILoggingEvent> {
  private static final String OURS = "dev.forseti.";
  private static final long PAUSE_MILLIS = Duration.ofHours(1).toMillis();
  private static final int MOST = 1_000;
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final Map<String, Quiet> byKey =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Quiet> eldest) {
          return size() > MOST;
        }
      };

  /** Until when a message is left out, and how often it was. */
  private record Quiet(long untilMillis, int leftOut) {}

  /** Made by the log, by its name. */
  public RepeatedMessages() {}

  @Override
  public FilterReply decide(ILoggingEvent event) {
    if (event.getLoggerName().startsWith(OURS)) {
      return FilterReply.NEUTRAL;
    }
    Quiet before = before(key(event), event.getTimeStamp());
    if (before.untilMillis > event.getTimeStamp()) {
      return FilterReply.DENY;
    }
    if (before.leftOut > 0 && event instanceof LoggingEvent passing) {
      passing.addKeyValuePair(new KeyValuePair("left-out", before.leftOut));
    }
    return FilterReply.NEUTRAL;
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

  /** What held for that message until now, which it changes. */
  private synchronized Quiet before(String key, long nowMillis) {
    Quiet before = byKey.getOrDefault(key, new Quiet(Long.MIN_VALUE, 0));
    byKey.put(
        key,
        before.untilMillis > nowMillis
            ? new Quiet(before.untilMillis, before.leftOut + 1)
            : new Quiet(nowMillis + PAUSE_MILLIS, 0));
    return before;
  }
}
