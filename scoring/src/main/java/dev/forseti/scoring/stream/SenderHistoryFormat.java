package dev.forseti.scoring.stream;

import static dev.forseti.scoring.encoding.BinaryEncoding.readVarLong;
import static dev.forseti.scoring.encoding.BinaryEncoding.writeVarLong;

import dev.forseti.features.SenderHistory;
import dev.forseti.scoring.encoding.VersionedFormat;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The format of what is kept of a sender. */
final class SenderHistoryFormat {
  static final VersionedFormat<SenderHistory> FORMAT =
      new VersionedFormat<>(
          "sender-history",
          SenderHistory.class,
          1,
          SenderHistoryFormat::write,
          SenderHistoryFormat::read);

  private SenderHistoryFormat() {}

  private static void write(SenderHistory history, DataOutputView out) throws IOException {
    out.writeLong(history.firstSeen());
    writeVarLong(history.messages(), out);
    writeVarLong(history.rooms().length, out);
    for (int room : history.rooms()) {
      out.writeInt(room);
    }
  }

  private static SenderHistory read(int version, DataInputView in) throws IOException {
    long first = in.readLong();
    long messages = readVarLong(in);
    int[] rooms = new int[(int) readVarLong(in)];
    for (int i = 0; i < rooms.length; i++) {
      rooms[i] = in.readInt();
    }
    return new SenderHistory(first, messages, rooms);
  }
}
