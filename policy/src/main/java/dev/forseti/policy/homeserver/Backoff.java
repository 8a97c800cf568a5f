package dev.forseti.policy.homeserver;

import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** When the homeserver is asked again; tells once that it is away and once that it is back. */
public final class Backoff {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Instant notBefore = Instant.MIN;
  private final Consumer<Optional<String>> trouble;
  private int failures;
  private boolean told;

  /** Tells of each trouble when it begins, with its reason, and when it ends, with none. */
  public Backoff(Consumer<Optional<String>> trouble) {
    this.trouble = trouble;
  }

  /** Whether it is too early to ask. */
  public boolean mustWait(Instant now) {
    return now.isBefore(notBefore);
  }

  /** Waits at least what was asked for, and longer each time. */
  public void failed(Response<?> answer, Instant now) {
    String why = answer.why();
    if (failures == 0) {
      trouble.accept(Optional.of(why));
      told = true;
    }
    Duration growing =
        failures == 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(failures, 6));
    Duration own = growing.compareTo(LONGEST) > 0 ? LONGEST : growing;
    Duration asked = answer instanceof Response.Retry<?> retry ? retry.after() : LONGEST;
    failures++;
    notBefore = now.plus(asked.compareTo(own) > 0 ? asked : own);
  }

  /** An answer came. */
  public void worked() {
    if (failures > 0 || !told) {
      trouble.accept(Optional.empty());
      told = true;
    }
    failures = 0;
    notBefore = Instant.MIN;
  }
}
