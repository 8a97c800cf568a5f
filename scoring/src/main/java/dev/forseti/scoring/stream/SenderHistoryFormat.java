package dev.forseti.scoring.stream;

import dev.forseti.features.SenderHistory;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.reputation.Evidence;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.scoring.format.BinaryFormat;
import dev.forseti.scoring.format.VersionedFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The formats of what the engine keeps of senders and subjects. */
final class StateFormats {
  static final VersionedFormat<SenderHistory> SENDER =
      new VersionedFormat<>(
          "sender-history", SenderHistory.class, 1, StateFormats::write, StateFormats::sender);
  static final VersionedFormat<TrackedReputation> REPUTATION =
      new VersionedFormat<>(
          "tracked-reputation",
          TrackedReputation.class,
          3,
          StateFormats::write,
          StateFormats::reputation);

  private StateFormats() {}

  private static void write(SenderHistory history, DataOutputView out) throws IOException {
    out.writeLong(history.firstSeen());
    BinaryFormat.writeVarLong(history.messages(), out);
    BinaryFormat.writeVarLong(history.rooms().length, out);
    for (int room : history.rooms()) {
      out.writeInt(room);
    }
  }

  private static SenderHistory sender(int version, DataInputView in) throws IOException {
    long first = in.readLong();
    long messages = BinaryFormat.readVarLong(in);
    int[] rooms = new int[(int) BinaryFormat.readVarLong(in)];
    for (int i = 0; i < rooms.length; i++) {
      rooms[i] = in.readInt();
    }
    return new SenderHistory(first, messages, rooms);
  }

  private static void write(TrackedReputation tracked, DataOutputView out) throws IOException {
    BinaryFormat.writeString(tracked.subject().key(), out);
    out.writeDouble(tracked.shift());
    BinaryFormat.writeVarLong(tracked.events(), out);
    out.writeLong(tracked.asOf().toEpochMilli());
    BinaryFormat.writeString(tracked.standing().name(), out);
    BinaryFormat.writeString(tracked.mode().name(), out);
    BinaryFormat.writeString(tracked.decision(), out);
    BinaryFormat.writeVarLong(tracked.evidence().size(), out);
    for (Evidence evidence : tracked.evidence()) {
      write(evidence, out);
    }
  }

  private static void write(Evidence evidence, DataOutputView out) throws IOException {
    BinaryFormat.writeString(evidence.rule().value(), out);
    BinaryFormat.writeString(evidence.group(), out);
    out.writeDouble(evidence.nats());
    out.writeBoolean(evidence.lasting());
    BinaryFormat.writeVarLong(evidence.firings(), out);
    out.writeLong(evidence.last().toEpochMilli());
    BinaryFormat.writeVarLong(evidence.lastEvents(), out);
    BinaryFormat.writeString(evidence.eventId().value(), out);
    BinaryFormat.writeString(evidence.harm().id(), out);
    BinaryFormat.writeString(evidence.mode().name(), out);
    BinaryFormat.writeString(evidence.because(), out);
    BinaryFormat.writeString(evidence.publicReason(), out);
    Instant until = evidence.until();
    out.writeBoolean(until != null);
    if (until != null) {
      out.writeLong(until.toEpochMilli());
    }
  }

  private static TrackedReputation reputation(int version, DataInputView in) throws IOException {
    Subject subject = Subject.ofKey(BinaryFormat.readString(in));
    double shift = in.readDouble();
    long events = BinaryFormat.readVarLong(in);
    Instant asOf = Instant.ofEpochMilli(in.readLong());
    Standing standing = Standing.valueOf(BinaryFormat.readString(in));
    Mode mode = Mode.valueOf(BinaryFormat.readString(in));
    String decision = BinaryFormat.readString(in);
    int count = (int) BinaryFormat.readVarLong(in);
    List<Evidence> evidence = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      evidence.add(evidence(version, in));
    }
    return new TrackedReputation(subject, shift, events, asOf, standing, mode, evidence, decision);
  }

  private static Evidence evidence(int version, DataInputView in) throws IOException {
    return new Evidence(
        new RuleId(BinaryFormat.readString(in)),
        BinaryFormat.readString(in),
        in.readDouble(),
        in.readBoolean(),
        (int) BinaryFormat.readVarLong(in),
        Instant.ofEpochMilli(in.readLong()),
        BinaryFormat.readVarLong(in),
        new EventId(BinaryFormat.readString(in)),
        new Harm(BinaryFormat.readString(in)),
        Mode.valueOf(BinaryFormat.readString(in)),
        BinaryFormat.readString(in),
        version < 2 ? "" : BinaryFormat.readString(in),
        version < 3 || !in.readBoolean() ? null : Instant.ofEpochMilli(in.readLong()));
  }
}
