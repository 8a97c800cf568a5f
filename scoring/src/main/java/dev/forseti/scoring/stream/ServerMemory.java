package dev.forseti.scoring.stream;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What is remembered of a server.
 *
 * @param since when something of it came first, epoch milliseconds; unknown when that was from
 *     history
 * @param renewed when it was written last, epoch milliseconds
 */
public record ServerMemory(long since, long renewed) {
  static final Format<ServerMemory> FORMAT =
      new Format<>("server-memory", ServerMemory.class, 1, ServerMemory::write, ServerMemory::read);

  private static void write(ServerMemory memory, DataOutputView out) throws IOException {
    out.writeLong(memory.since);
    out.writeLong(memory.renewed);
  }

  private static ServerMemory read(int version, DataInputView in) throws IOException {
    return new ServerMemory(in.readLong(), in.readLong());
  }
}
