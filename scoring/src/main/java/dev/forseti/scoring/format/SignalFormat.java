package dev.forseti.scoring.format;

import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** A signal without owner and values: those are for people. */
public final class SignalFormat {
  private SignalFormat() {}

  public static void write(Signal signal, DataOutput out) throws IOException {
    BinaryFormat.writeString(signal.id(), out);
    BinaryFormat.writeString(signal.rule().value(), out);
    BinaryFormat.writeString(signal.packVersion(), out);
    BinaryFormat.writeString(signal.subject().key(), out);
    BinaryFormat.writeString(signal.eventId().value(), out);
    BinaryFormat.writeString(signal.roomId().value(), out);
    out.writeLong(signal.at().toEpochMilli());
    out.writeDouble(signal.weight());
    BinaryFormat.writeString(signal.group(), out);
    out.writeBoolean(signal.repeat() == Signal.Repeat.ADD);
    BinaryFormat.writeString(signal.harm().id(), out);
    BinaryFormat.writeString(signal.mode().name(), out);
    BinaryFormat.writeString(signal.because(), out);
    BinaryFormat.writeString(signal.publicReason(), out);
  }

  public static Signal read(DataInput in) throws IOException {
    return new Signal(
        BinaryFormat.readString(in),
        new RuleId(BinaryFormat.readString(in)),
        BinaryFormat.readString(in),
        Subject.ofKey(BinaryFormat.readString(in)),
        new EventId(BinaryFormat.readString(in)),
        new RoomId(BinaryFormat.readString(in)),
        Instant.ofEpochMilli(in.readLong()),
        in.readDouble(),
        BinaryFormat.readString(in),
        in.readBoolean() ? Signal.Repeat.ADD : Signal.Repeat.ONCE,
        new Harm(BinaryFormat.readString(in)),
        Mode.valueOf(BinaryFormat.readString(in)),
        BinaryFormat.readString(in),
        BinaryFormat.readString(in),
        "",
        Map.of());
  }
}
