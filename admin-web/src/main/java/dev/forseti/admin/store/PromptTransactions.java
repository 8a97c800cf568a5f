package dev.forseti.admin.store;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes that somebody waits for. None waits long for a lock that others hold, and those who wait
 * leave half of the requests' connections to the pages.
 */
@Component
public class PromptTransactions {
  private static final int AT_ONCE = ConnectionPools.FOR_REQUESTS / 2;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final TransactionTemplate transactions;
  private final JdbcClient jdbc;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  PromptTransactions(TransactionTemplate transactions, JdbcClient jdbc) {
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  /**
   * Makes a change in one transaction.
   *
   * @throws DatabaseBusy when it did not come to its turn or to a lock in time; try again
   */
  public <T> T run(Supplier<T> change) {
    awaitTurn();
    try {
      return Objects.requireNonNull(transactions.execute(status -> inTime(change)));
    } catch (RuntimeException failed) {
      throw DatabaseErrors.isBusy(failed) ? new DatabaseBusy(failed) : failed;
    } finally {
      turns.release();
    }
  }

  private <T> T inTime(Supplier<T> change) {
    jdbc.sql("set local lock_timeout = " + PATIENCE.toMillis()).update();
    return change.get();
  }

  private void awaitTurn() {
    try {
      if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new DatabaseBusy();
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new DatabaseBusy();
    }
  }
}
