package dev.forseti.admin.search;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.health.PeriodicTask;
import dev.forseti.admin.store.DatabaseErrors;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Keeps the index up with the events, every two seconds. What fails here stops nothing else: it is
 * told, and tried again, more and more rarely up to once in a minute.
 */
@Component
final class SearchFollower extends PeriodicTask {
  /** How often what was forgotten is taken out of the files too. */
  static final Duration FORGETS_ON_DISK = Duration.ofHours(1);

  private static final String PART = "search";
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final int MOST_ROUNDS_LEFT_OUT = 30;

  private final IndexKeeper keeper;
  private final Troubles troubles;
  private final Path folder;
  private int failures;
  private int leftOut; // rounds since the last failure
  private long forgotOnDisk = System.nanoTime() - FORGETS_ON_DISK.toNanos();

  SearchFollower(IndexKeeper keeper, Troubles troubles, AdminConfig config) {
    super("search-index", EVERY, true, troubles);
    this.keeper = keeper;
    this.troubles = troubles;
    this.folder = config.searchFolder();
  }

  @Override
  protected void runOnce() {
    if (leftOut++ < Math.min(MOST_ROUNDS_LEFT_OUT, (1 << Math.min(failures, 10)) - 1)) {
      return;
    }
    leftOut = 0;
    try {
      keeper.catchUp(this::isRunning);
      forgetOnDisk();
      failures = 0;
      troubles.recovered(PART);
    } catch (DataAccessException | TransactionException failed) {
      if (isRunning() && !DatabaseErrors.isUnavailable(failed)) { // that has a check of its own
        failures++;
        tell(failed, "The log of PostgreSQL says why");
      }
    } catch (IOException | RuntimeException | Error failed) {
      if (isRunning()) {
        failures++;
        keeper.failed(failed);
        keepLittle();
        tell(failed, "Look whether " + folder + " can be written to and its disk has space");
      }
    }
  }

  private void keepLittle() {
    try {
      keeper.forgetChanges();
    } catch (DataAccessException | TransactionException away) {
      // the next failure tries again
    }
  }

  /** What fails, or has no index, is due in the next round too. */
  private void forgetOnDisk() throws IOException {
    long now = System.nanoTime();
    boolean isDue = now - forgotOnDisk >= FORGETS_ON_DISK.toNanos();
    if (keeper.forgetOnDisk(isDue) && isDue) {
      forgotOnDisk = now;
    }
  }

  private void tell(Throwable failed, String advice) {
    troubles.report(
        PART,
        Effect.PARTIAL,
        "Messages cannot be searched, or not the newest ("
            + failed.getClass().getSimpleName()
            + "); the index is made again by itself once it can be",
        advice);
  }

  /** Ends the round that is under way, and gives the folder back. */
  @Override
  public void stop() {
    super.stop();
    keeper.close();
  }
}
