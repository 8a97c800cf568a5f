package dev.forseti.policy;

import dev.forseti.policy.homeserver.Answer;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When the homeserver is asked again; says once that it is away and once that it is back. */
final class Backoff {
  private static final Logger log = LoggerFactory.getLogger(Backoff.class);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Instant notBefore = Instant.MIN;
  private int failures;

  boolean mustWait(Instant now) {
    return now.isBefore(notBefore);
  }

  /** Waits at least what was asked for, and longer each time. */
  void failed(Answer<?> answer, Instant now) {
    String why =
        switch (answer) {
          case Answer.Done<?> done -> throw new IllegalArgumentException("nothing failed");
          case Answer.Refused<?>(String errcode, String error) -> errcode + " " + error;
          case Answer.Retry<?>(Duration after, String reason) -> reason;
        };
    if (failures == 0) {
      log.warn("the homeserver does not do as asked and is asked again until it does: {}", why);
    }
    Duration growing =
        failures == 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(failures, 6));
    Duration own = growing.compareTo(LONGEST) > 0 ? LONGEST : growing;
    Duration asked = answer instanceof Answer.Retry<?> retry ? retry.after() : LONGEST;
    failures++;
    notBefore = now.plus(asked.compareTo(own) > 0 ? asked : own);
  }

  void worked() {
    if (failures > 0) {
      log.info("the homeserver does as asked again, after {} failures", failures);
    }
    failures = 0;
    notBefore = Instant.MIN;
  }
}
