package dev.forseti.scoring.stream;

import static dev.forseti.scoring.encoding.BinaryEncoding.readVarLong;
import static dev.forseti.scoring.encoding.BinaryEncoding.writeVarLong;

import dev.forseti.features.Presence;
import dev.forseti.features.SenderHistory;
import dev.forseti.scoring.encoding.VersionedFormat;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The format of what is kept of a sender: since version 2 that of all rooms, then whether that of
 * protected rooms is absent, the same, or follows. Version 1 kept one of all rooms; it is taken for
 * both.
 */
final class SenderHistoryFormat {
  static final VersionedFormat<SenderHistory> FORMAT =
      new VersionedFormat<>(
          "sender-history",
          SenderHistory.class,
          2,
          SenderHistoryFormat::write,
          SenderHistoryFormat::read);

  private static final int ABSENT = 0;
  private static final int SAME = 1;
  private static final int FOLLOWS = 2;

  private SenderHistoryFormat() {}

  @SuppressWarnings("ReferenceEquality") // the same object is written once
  private static void write(SenderHistory history, DataOutputView out) throws IOException {
    write(history.everywhere(), out);
    Presence amongUs = history.amongUs();
    if (amongUs == null) {
      out.writeByte(ABSENT);
    } else if (amongUs == history.everywhere()) {
      out.writeByte(SAME);
    } else {
      out.writeByte(FOLLOWS);
      write(amongUs, out);
    }
  }

  private static void write(Presence presence, DataOutputView out) throws IOException {
    out.writeLong(presence.firstSeen());
    writeVarLong(presence.messages(), out);
    writeVarLong(presence.rooms().length, out);
    for (int room : presence.rooms()) {
      out.writeInt(room);
    }
  }

  private static SenderHistory read(int version, DataInputView in) throws IOException {
    Presence everywhere = presence(in);
    int kind = version == 1 ? SAME : in.readByte();
    return switch (kind) {
      case ABSENT -> new SenderHistory(everywhere, null);
      case SAME -> SenderHistory.same(everywhere);
      case FOLLOWS -> new SenderHistory(everywhere, presence(in));
      default -> throw new IOException("a sender's history of unknown kind " + kind);
    };
  }

  private static Presence presence(DataInputView in) throws IOException {
    long first = in.readLong();
    long messages = readVarLong(in);
    int[] rooms = new int[(int) readVarLong(in)];
    for (int i = 0; i < rooms.length; i++) {
      rooms[i] = in.readInt();
    }
    return new Presence(first, messages, rooms);
  }
}
