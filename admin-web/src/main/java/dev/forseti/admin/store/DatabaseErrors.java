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

  /** A row that may be there once only, and one that excludes another. */
  private static final Set<String> CONFLICT = Set.of("23505", "23P01");

  /** Too long, or a character that no text may hold. */
  private static final Set<String> BAD_VALUE = Set.of("22001", "22021", "22P05");

  private static final String NO_RESOURCES = "53";

  /**
   * Two who wait for each other, of whom this one gives way; and a lock that was not had in time.
   */
  private static final String GIVES_WAY = "40";

  private static final String NOT_IN_TIME = "55P03";

  private DatabaseErrors() {}

  /** Why a call failed. */
  public enum Fault {
    /** The database does not work now; the same call may succeed later. */
    UNAVAILABLE,
    /** The database works, and others change the same now; the same call may succeed at once. */
    BUSY,
    /** A rule of the tables stands against it, such as one open case for each subject. */
    CONFLICT,
    /** A value that the database does not take. */
    BAD_VALUE,
    /** Anything else is a fault of the console. */
    OURS
  }

  /** Why it failed. */
  public static Fault faultOf(RuntimeException failed) {
    if (isBusy(failed)) {
      return Fault.BUSY;
    }
    if (isUnavailable(failed)) {
      return Fault.UNAVAILABLE;
    }
    String state = sqlState(failed).orElse("");
    if (CONFLICT.contains(state)) {
      return Fault.CONFLICT;
    }
    return BAD_VALUE.contains(state) ? Fault.BAD_VALUE : Fault.OURS;
  }

  /** Whether others stood in the way. */
  static boolean isBusy(RuntimeException failed) {
    return failed instanceof DatabaseBusy
        || sqlState(failed)
            .filter(state -> state.startsWith(GIVES_WAY) || state.equals(NOT_IN_TIME))
            .isPresent();
  }

  /** Whether it serves others and has no room for this: no check of the database shows that. */
  public static boolean isOutOfResources(RuntimeException failed) {
    return sqlState(failed).filter(state -> state.startsWith(NO_RESOURCES)).isPresent();
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
