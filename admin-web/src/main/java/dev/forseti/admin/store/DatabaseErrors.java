package dev.forseti.admin.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a database that does not work now from what was asked of it. */
public final class DatabaseErrors {
  /**
   * Classes of SQLSTATE that say nothing about the row: no connection, a transaction that must be
   * repeated, no resources, a server that stops. A program limit (54), such as a key too long for
   * its index, is not among them, though Spring counts it as a failed resource.
   */
  private static final Set<String> UNAVAILABLE =
      Set.of("08", "25", "28", "40", "53", "55", "57", "58", "F0", "XX");

  private static final String BAD_VALUE = "22";
  private static final String BROKEN_RULE = "23";

  private DatabaseErrors() {}

  /** Why a call failed. */
  public enum Fault {
    /** The database does not work now; the same call may succeed later. */
    UNAVAILABLE,
    /** A rule of the tables stands against it, such as one open case for each subject. */
    CONFLICT,
    /** A value that the database does not take. */
    BAD_VALUE,
    /** Anything else is a fault of the console. */
    OURS
  }

  /** Why it failed. */
  public static Fault faultOf(RuntimeException failed) {
    if (isUnavailable(failed)) {
      return Fault.UNAVAILABLE;
    }
    return switch (sqlState(failed).orElse("")) {
      case String state when state.startsWith(BROKEN_RULE) -> Fault.CONFLICT;
      case String state when state.startsWith(BAD_VALUE) -> Fault.BAD_VALUE;
      default -> Fault.OURS;
    };
  }

  /** Whether the same call may succeed later. */
  public static boolean isUnavailable(RuntimeException failed) {
    Optional<String> state = sqlState(failed);
    if (state.isPresent()) {
      return state.get().length() >= 2 && UNAVAILABLE.contains(state.get().substring(0, 2));
    }
    return failed instanceof TransactionException
        || failed instanceof DataAccessResourceFailureException
        || failed instanceof TransientDataAccessException
        || failed instanceof RecoverableDataAccessException;
  }

  private static Optional<String> sqlState(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return Optional.of(sql.getSQLState());
      }
    }
    return Optional.empty();
  }
}
