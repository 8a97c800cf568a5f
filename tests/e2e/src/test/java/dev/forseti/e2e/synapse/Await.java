package dev.forseti.e2e.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.demo.observe.Polling;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Waits for what must come to pass within a minute. */
final class Await {
  static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration BETWEEN = Duration.ofMillis(50);

  private Await() {}

  static void until(String what, BooleanSupplier isSo) {
    assertThat(
            Polling.until(
                () -> isSo.getAsBoolean() ? Optional.of(true) : Optional.empty(), LONGEST, BETWEEN))
        .as(what)
        .isPresent();
  }
}
