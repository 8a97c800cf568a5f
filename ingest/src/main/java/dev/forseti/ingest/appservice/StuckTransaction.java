package dev.forseti.ingest.appservice;

import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import org.jspecify.annotations.Nullable;

/**
 * Watches whether transactions are taken. A homeserver repeats the one that is not answered 200 and
 * sends none behind it: after some repetitions the tap stands still, which is reported until the
 * next one is taken. An event log that is unavailable is reported elsewhere. Safe for many threads.
 */
final class StuckTransaction {
  /** The name under which the trouble is reported. */
  static final String PART = "tap-transactions";

  private final Troubles troubles;
  private @Nullable String last;
  private int times;

  StuckTransaction(Troubles troubles) {
    this.troubles = troubles;
  }

  /**
   * One was not taken.
   *
   * @param why in words, without the sender's text
   */
  synchronized void notTaken(String transactionId, String why) {
    times = transactionId.equals(last) ? times + 1 : 1;
    last = transactionId;
    if (times >= Transactions.ATTEMPTS) {
      troubles.report(
          PART,
          Effect.STOPPED,
          "No event comes in: the homeserver sends the same transaction again and again ("
              + why
              + ")",
          "The log may say where it fails; report it as a fault of Forseti");
    }
  }

  /** One was taken. */
  synchronized void taken() {
    last = null;
    times = 0;
    troubles.recovered(PART);
  }
}
