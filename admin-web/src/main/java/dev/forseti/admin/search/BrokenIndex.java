package dev.forseti.admin.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;

/** Tells an index that must be made anew from a disk or a machine that does not work now. */
final class BrokenIndex {
  private BrokenIndex() {}

  /** Whether this says that the files are not what was written, or are not there. */
  static boolean saidBy(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return false;
      }
      if (cause instanceof CorruptIndexException
          || cause instanceof IndexFormatTooOldException
          || cause instanceof IndexFormatTooNewException
          || cause instanceof IndexNotFoundException
          || cause instanceof NoSuchFileException
          || cause instanceof FileNotFoundException
          || cause instanceof EOFException
          || cause instanceof AssertionError
          || cause instanceof InternalError // a file that was cut under who reads it
          || isDecoding(cause)) {
        return true;
      }
    }
    return false;
  }

  /** What reading wrong bytes as something else ends in. */
  private static boolean isDecoding(Throwable cause) {
    return cause instanceof IndexOutOfBoundsException
        || cause instanceof NegativeArraySizeException
        || cause instanceof ArithmeticException;
  }
}
