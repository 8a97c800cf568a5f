package dev.forseti.scoring.stream;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Joins an event with the values of its counters. It is valid only until the next start.
 *
 * @param partition leads to the subtask where they are joined: a hash of the sender
 * @param number the same for no other event of this start
 */
public record CorrelationId(int partition, long number) {
  void write(DataOutputView out) throws IOException {
    out.writeInt(partition);
    out.writeLong(number);
  }

  static CorrelationId read(DataInputView in) throws IOException {
    return new CorrelationId(in.readInt(), in.readLong());
  }
}
