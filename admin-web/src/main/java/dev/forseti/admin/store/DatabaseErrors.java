package dev.forseti.admin.store;

import java.sql.SQLException;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a database that does not work now from a row that it will never take. */
public final class DatabaseErrors {
  /**
   * Classes of SQLSTATE that say nothing about the row: no connection, a transaction that must be
   * repeated, no resources, a server that stops. A program limit (54), such as a key too long for
   * its index, is not among them, though Spring counts it as a failed resource.
   */
  private static final Set<String> UNAVAILABLE =
      Set.of("08", "25", "28", "40", "53", "55", "57", "58", "F0", "XX");

  private DatabaseErrors() {}

  /** Whether the same call may succeed later. */
  public static boolean isUnavailable(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        return state.length() >= 2 && UNAVAILABLE.contains(state.substring(0, 2));
      }
    }
    return failed instanceof TransactionException
        || failed instanceof DataAccessResourceFailureException
        || failed instanceof TransientDataAccessException
        || failed instanceof RecoverableDataAccessException;
  }
}
