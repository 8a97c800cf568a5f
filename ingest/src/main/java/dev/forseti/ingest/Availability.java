package dev.forseti.ingest;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that Kafka does not answer, and once that it does again. Safe for many threads. */
final class Availability {
  private static final Logger log = LoggerFactory.getLogger(Availability.class);

  private final String brokers;
  private final LongSupplier nanos;
  private boolean down;
  private long since;
  private long failures;

  /** Everything works so far; the clock counts nanoseconds from any beginning. */
  Availability(String brokers, LongSupplier nanos) {
    this.brokers = brokers;
    this.nanos = nanos;
  }

  synchronized void failed(Throwable why) {
    failures++;
    if (!down) {
      down = true;
      since = nanos.getAsLong();
      log.atWarn()
          .addKeyValue("brokers", brokers)
          .addKeyValue("reason", reason(why))
          .log("Kafka does not take events, taps wait until it does");
    }
  }

  synchronized void worked() {
    if (down) {
      log.atInfo()
          .addKeyValue("after", Duration.ofNanos(nanos.getAsLong() - since).withNanos(0))
          .addKeyValue("failures", failures)
          .log("Kafka takes events again");
      down = false;
      failures = 0;
    }
  }

  private static String reason(Throwable why) {
    Throwable cause = why.getCause() == null ? why : why.getCause();
    return cause.getClass().getSimpleName();
  }
}
