package dev.forseti.runtime.health;

import dev.forseti.runtime.health.Trouble.Effect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a loop alive. What a round throws, an {@link Error} too, becomes a trouble and is logged
 * once with where it came from; the next round that throws nothing ends the trouble. Without it a
 * thread ends for good while the service looks well.
 */
public final class LoopGuard {
  private static final Logger log = LoggerFactory.getLogger(LoopGuard.class);

  private final Troubles troubles;
  private final String part;
  private final Effect effect;
  private final String what;

  /**
   * A guard of one loop.
   *
   * @param part the name under which its trouble is reported
   * @param effect how much stands still while every round fails
   * @param what what that means; a sentence without its stop
   */
  public LoopGuard(Troubles troubles, String part, Effect effect, String what) {
    this.troubles = troubles;
    this.part = part;
    this.effect = effect;
    this.what = what;
  }

  /** Does one round; never throws. */
  public void run(Runnable round) {
    try {
      round.run();
      if (isReported()) {
        troubles.recovered(part);
      }
    } catch (RuntimeException | Error failed) {
      failed(failed);
    }
  }

  /** A round has thrown this; never throws. */
  public void failed(Throwable thrown) {
    try {
      if (!isReported()) {
        log.atError().addKeyValue("part", part).log("failed: {}", ThrownTrace.of(thrown));
      }
      String kind = thrown.getClass().getSimpleName();
      troubles.report(
          part,
          effect,
          what + " (" + kind + "); it is tried again until it works",
          "The log says where it failed; report it as a fault of Forseti");
    } catch (RuntimeException | Error again) {
      // Without memory, for example, nothing can be said now; the next round says it.
    }
  }

  /** Whether the trouble of the part is this one: other things may be wrong with it too. */
  private boolean isReported() {
    return troubles.of(part).filter(it -> it.what().startsWith(what)).isPresent();
  }
}
