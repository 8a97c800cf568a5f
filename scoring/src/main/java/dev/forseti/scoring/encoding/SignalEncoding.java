package dev.forseti.scoring.encoding;

import dev.forseti.model.Corroboration;
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
import org.jspecify.annotations.Nullable;

/** A signal as bytes, without owner and values, which only people read. */
public final class SignalEncoding {
  private SignalEncoding() {}

  public static void write(Signal signal, DataOutput out) throws IOException {
    BinaryEncoding.writeString(signal.id(), out);
    BinaryEncoding.writeString(signal.rule().value(), out);
    BinaryEncoding.writeString(signal.packVersion(), out);
    BinaryEncoding.writeString(signal.subject().key(), out);
    BinaryEncoding.writeString(signal.eventId().value(), out);
    BinaryEncoding.writeString(signal.roomId().value(), out);
    out.writeLong(signal.at().toEpochMilli());
    out.writeDouble(signal.weight());
    BinaryEncoding.writeString(signal.group(), out);
    out.writeBoolean(signal.repeat() == Signal.Repeat.ADD);
    BinaryEncoding.writeString(signal.harm().id(), out);
    BinaryEncoding.writeString(signal.mode().name(), out);
    BinaryEncoding.writeString(signal.because(), out);
    BinaryEncoding.writeString(signal.publicReason(), out);
    Subject campaign = signal.campaign();
    BinaryEncoding.writeString(campaign == null ? "" : campaign.key(), out);
    Corroboration corroboration = signal.corroboration();
    BinaryEncoding.writeString(corroboration == null ? "" : corroboration.name(), out);
  }

  /**
   * Reads a signal.
   *
   * @param hasCorroboration whether what bears it out was written too
   */
  public static Signal read(DataInput in, boolean hasCorroboration) throws IOException {
    return new Signal(
        BinaryEncoding.readString(in),
        new RuleId(BinaryEncoding.readString(in)),
        BinaryEncoding.readString(in),
        Subject.ofKey(BinaryEncoding.readString(in)),
        new EventId(BinaryEncoding.readString(in)),
        new RoomId(BinaryEncoding.readString(in)),
        Instant.ofEpochMilli(in.readLong()),
        in.readDouble(),
        BinaryEncoding.readString(in),
        in.readBoolean() ? Signal.Repeat.ADD : Signal.Repeat.ONCE,
        new Harm(BinaryEncoding.readString(in)),
        Mode.valueOf(BinaryEncoding.readString(in)),
        BinaryEncoding.readString(in),
        BinaryEncoding.readString(in),
        "",
        Map.of(),
        readCampaign(in),
        hasCorroboration ? readCorroboration(in) : null);
  }

  private static @Nullable Corroboration readCorroboration(DataInput in) throws IOException {
    String name = BinaryEncoding.readString(in);
    return name.isEmpty() ? null : Corroboration.valueOf(name);
  }

  private static @Nullable Subject readCampaign(DataInput in) throws IOException {
    String key = BinaryEncoding.readString(in);
    return key.isEmpty() ? null : Subject.ofKey(key);
  }
}
