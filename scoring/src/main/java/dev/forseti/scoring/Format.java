package dev.forseti.scoring;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How values of one type are written on a stream and in state. Implementations are enums with one
 * constant, so that one name stands for one format; a change of the bytes is a new version, and
 * every older version stays readable.
 *
 * @param <T> what is written; it never changes once made
 */
interface Format<T> extends Serializable {
  /** What is written. */
  Class<T> type();

  /** The version that {@link #write} writes, 1 to 127. */
  int version();

  /** Writes the value, without the version. */
  void write(T value, DataOutputView out) throws IOException;

  /** Reads what a version wrote. */
  T read(int version, DataInputView in) throws IOException;
}
