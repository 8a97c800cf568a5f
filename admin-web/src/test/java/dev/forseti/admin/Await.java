package dev.forseti.admin;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what readers do on their own threads. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private Await() {}

  /** Returns once the condition holds, and fails when it does not in time. */
  public static void until(BooleanSupplier condition) throws Exception {
    var held = new CompletableFuture<Boolean>();
    try (var thread = Executors.newSingleThreadScheduledExecutor()) {
      var unused =
          thread.scheduleWithFixedDelay(
              () -> {
                if (condition.getAsBoolean()) {
                  held.complete(true);
                }
              },
              0,
              50,
              TimeUnit.MILLISECONDS);
      try {
        held.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } finally {
        thread.shutdownNow();
      }
    }
  }
}
