package dev.forseti.scoring.stream;

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

/** A signal on its way to its subject, without owner and values: those are for people. */
final class WrittenSignal {
  private WrittenSignal() {}

  static void write(Signal signal, DataOutput out) throws IOException {
    Written.string(signal.id(), out);
    Written.string(signal.rule().value(), out);
    Written.string(signal.packVersion(), out);
    Written.string(signal.subject().key(), out);
    Written.string(signal.eventId().value(), out);
    Written.string(signal.roomId().value(), out);
    out.writeLong(signal.at().toEpochMilli());
    out.writeDouble(signal.weight());
    Written.string(signal.group(), out);
    out.writeBoolean(signal.repeat() == Signal.Repeat.ADD);
    Written.string(signal.harm().id(), out);
    Written.string(signal.mode().name(), out);
    Written.string(signal.because(), out);
    Written.string(signal.publicReason(), out);
  }

  static Signal read(DataInput in) throws IOException {
    return new Signal(
        Written.string(in),
        new RuleId(Written.string(in)),
        Written.string(in),
        Subject.ofKey(Written.string(in)),
        new EventId(Written.string(in)),
        new RoomId(Written.string(in)),
        Instant.ofEpochMilli(in.readLong()),
        in.readDouble(),
        Written.string(in),
        in.readBoolean() ? Signal.Repeat.ADD : Signal.Repeat.ONCE,
        new Harm(Written.string(in)),
        Mode.valueOf(Written.string(in)),
        Written.string(in),
        Written.string(in),
        "",
        Map.of());
  }
}
