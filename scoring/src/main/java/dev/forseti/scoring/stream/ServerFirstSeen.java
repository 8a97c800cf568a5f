package dev.forseti.scoring.stream;

import dev.forseti.scoring.encoding.VersionedFormat;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Since when a server is known.
 *
 * @param since when something of it came first, epoch milliseconds; unknown when that was from
 *     history
 * @param renewed when this was last written, epoch milliseconds
 */
public record ServerFirstSeen(long since, long renewed) {
  static final VersionedFormat<ServerFirstSeen> FORMAT =
      new VersionedFormat<>(
          "server-memory", ServerFirstSeen.class, 1, ServerFirstSeen::write, ServerFirstSeen::read);

  private static void write(ServerFirstSeen server, DataOutputView out) throws IOException {
    out.writeLong(server.since);
    out.writeLong(server.renewed);
  }

  private static ServerFirstSeen read(int version, DataInputView in) throws IOException {
    return new ServerFirstSeen(in.readLong(), in.readLong());
  }
}
