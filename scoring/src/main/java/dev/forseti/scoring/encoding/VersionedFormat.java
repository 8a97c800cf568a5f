package dev.forseti.scoring.encoding;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The format of one type on a stream and in state. A change of the bytes is a new version, and what
 * an older version wrote into state stays readable.
 *
 * @param name written into the state; never changed, never used for another format
 * @param type what is written; its values never change once made
 * @param version the version that the writer writes, 1 to 127
 * @param writer writes a value, without the version
 * @param reader reads what a version wrote
 * @param <T> what is written
 */
public record VersionedFormat<T>(
    String name, Class<T> type, int version, Writer<T> writer, Reader<T> reader) {
  /** Writes a value. */
  public interface Writer<T> {
    void write(T value, DataOutputView out) throws IOException;
  }

  /** Reads what a version wrote. */
  public interface Reader<T> {
    T read(int version, DataInputView in) throws IOException;
  }
}
