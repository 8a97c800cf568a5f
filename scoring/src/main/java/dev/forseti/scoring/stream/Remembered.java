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
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How what the engine remembers of senders and subjects is written. */
final class Remembered {
  static final Format<SenderHistory> SENDER =
      new Format<>("sender-history", SenderHistory.class, 1, Remembered::write, Remembered::sender);
  static final Format<TrackedReputation> REPUTATION =
      new Format<>(
          "tracked-reputation",
          TrackedReputation.class,
          3,
          Remembered::write,
          Remembered::reputation);

  private Remembered() {}

  private static void write(SenderHistory history, DataOutputView out) throws IOException {
    out.writeLong(history.firstSeen());
    Written.number(history.messages(), out);
    Written.number(history.rooms().length, out);
    for (int room : history.rooms()) {
      out.writeInt(room);
    }
  }

  private static SenderHistory sender(int version, DataInputView in) throws IOException {
    long first = in.readLong();
    long messages = Written.number(in);
    int[] rooms = new int[(int) Written.number(in)];
    for (int i = 0; i < rooms.length; i++) {
      rooms[i] = in.readInt();
    }
    return new SenderHistory(first, messages, rooms);
  }

  private static void write(TrackedReputation tracked, DataOutputView out) throws IOException {
    Written.string(tracked.subject().key(), out);
    out.writeDouble(tracked.shift());
    Written.number(tracked.events(), out);
    out.writeLong(tracked.asOf().toEpochMilli());
    Written.string(tracked.standing().name(), out);
    Written.string(tracked.mode().name(), out);
    Written.string(tracked.decision(), out);
    Written.number(tracked.evidence().size(), out);
    for (Evidence evidence : tracked.evidence()) {
      write(evidence, out);
    }
  }

  private static void write(Evidence evidence, DataOutputView out) throws IOException {
    Written.string(evidence.rule().value(), out);
    Written.string(evidence.group(), out);
    out.writeDouble(evidence.nats());
    out.writeBoolean(evidence.lasting());
    Written.number(evidence.firings(), out);
    out.writeLong(evidence.last().toEpochMilli());
    Written.number(evidence.lastEvents(), out);
    Written.string(evidence.eventId().value(), out);
    Written.string(evidence.harm().id(), out);
    Written.string(evidence.mode().name(), out);
    Written.string(evidence.because(), out);
    Written.string(evidence.publicReason(), out);
    Instant until = evidence.until();
    out.writeBoolean(until != null);
    if (until != null) {
      out.writeLong(until.toEpochMilli());
    }
  }

  private static TrackedReputation reputation(int version, DataInputView in) throws IOException {
    Subject subject = Subject.ofKey(Written.string(in));
    double shift = in.readDouble();
    long events = Written.number(in);
    Instant asOf = Instant.ofEpochMilli(in.readLong());
    Standing standing = Standing.valueOf(Written.string(in));
    Mode mode = Mode.valueOf(Written.string(in));
    String decision = Written.string(in);
    int count = (int) Written.number(in);
    List<Evidence> evidence = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      evidence.add(evidence(version, in));
    }
    return new TrackedReputation(subject, shift, events, asOf, standing, mode, evidence, decision);
  }

  private static Evidence evidence(int version, DataInputView in) throws IOException {
    return new Evidence(
        new RuleId(Written.string(in)),
        Written.string(in),
        in.readDouble(),
        in.readBoolean(),
        (int) Written.number(in),
        Instant.ofEpochMilli(in.readLong()),
        Written.number(in),
        new EventId(Written.string(in)),
        new Harm(Written.string(in)),
        Mode.valueOf(Written.string(in)),
        Written.string(in),
        version < 2 ? "" : Written.string(in),
        version < 3 || !in.readBoolean() ? null : Instant.ofEpochMilli(in.readLong()));
  }
}
