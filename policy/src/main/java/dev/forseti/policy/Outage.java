package dev.forseti.policy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a failure is worth saying: the first one, until it has worked for a while. */
final class Outage {
  private static final Duration WHILE = Duration.ofSeconds(10);

  private boolean said;
  private @Nullable Instant workingSince;

  /** Whether this failure begins an outage. */
  boolean begins() {
    boolean first = !said;
    said = true;
    workingSince = null;
    return first;
  }

  /** It works at this moment; whether that ends an outage. */
  boolean ends(Instant now) {
    if (!said) {
      return false;
    }
    if (workingSince == null) {
      workingSince = now;
    }
    if (now.isBefore(workingSince.plus(WHILE))) {
      return false;
    }
    said = false;
    return true;
  }
}
