package dev.forseti.scoring.stream;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * By which an event finds the values of its counters again. It is good only until the next start.
 *
 * @param lane the way to the subtask where they meet: a hash of the sender
 * @param number the same for no other event of this start
 */
public record Ticket(int lane, long number) {
  void write(DataOutputView out) throws IOException {
    out.writeInt(lane);
    out.writeLong(number);
  }

  static Ticket read(DataInputView in) throws IOException {
    return new Ticket(in.readInt(), in.readLong());
  }
}
