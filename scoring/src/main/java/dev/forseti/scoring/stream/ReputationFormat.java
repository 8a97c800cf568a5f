package dev.forseti.scoring.stream;

import static dev.forseti.scoring.encoding.BinaryEncoding.readString;
import static dev.forseti.scoring.encoding.BinaryEncoding.readVarLong;
import static dev.forseti.scoring.encoding.BinaryEncoding.writeString;
import static dev.forseti.scoring.encoding.BinaryEncoding.writeVarLong;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.reputation.DecisionInForce;
import dev.forseti.reputation.Decisions;
import dev.forseti.reputation.Evidence;
import dev.forseti.reputation.LastReported;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.scoring.encoding.VersionedFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The format of what is kept of a subject; older versions are read by {@link OldReputations}. */
final class ReputationFormat {
  private static final int VERSION = 5;

  /** From that version on decisions are kept beside the evidence. */
  private static final int DECISIONS_APART = 4;

  /** From that version on the decisions that ended are kept, and the rooms of evidence. */
  private static final int ENDED_AND_ROOMS = 5;

  static final VersionedFormat<TrackedReputation> FORMAT =
      new VersionedFormat<>(
          "tracked-reputation",
          TrackedReputation.class,
          VERSION,
          ReputationFormat::write,
          (version, in) ->
              version < DECISIONS_APART ? OldReputations.read(version, in) : read(version, in));

  private ReputationFormat() {}

  private static void write(TrackedReputation tracked, DataOutputView out) throws IOException {
    writeString(tracked.subject().key(), out);
    out.writeDouble(tracked.shift());
    writeVarLong(tracked.events(), out);
    out.writeLong(tracked.asOf().toEpochMilli());
    writeString(tracked.standing().name(), out);
    writeString(tracked.mode().name(), out);
    write(tracked.evidence(), out);
    write(tracked.decisions(), out);
    writeString(tracked.lastReported().standing().name(), out);
    writeString(tracked.lastReported().mode().name(), out);
    out.writeLong(tracked.lastReported().newestSeen().toEpochMilli());
  }

  private static TrackedReputation read(int version, DataInputView in) throws IOException {
    return new TrackedReputation(
        Subject.ofKey(readString(in)),
        in.readDouble(),
        readVarLong(in),
        Instant.ofEpochMilli(in.readLong()),
        Standing.valueOf(readString(in)),
        Mode.valueOf(readString(in)),
        readEvidence(version, in),
        readDecisions(version, in),
        new LastReported(
            Standing.valueOf(readString(in)),
            Mode.valueOf(readString(in)),
            Instant.ofEpochMilli(in.readLong())));
  }

  private static void write(DecisionInForce decision, DataOutputView out) throws IOException {
    writeString(decision.id(), out);
    writeString(decision.kind().name(), out);
    writeString(decision.eventId().value(), out);
    writeString(decision.harm().id(), out);
    writeString(decision.reason(), out);
    out.writeLong(decision.at().toEpochMilli());
    write(decision.until(), out);
    write(decision.since(), out);
  }

  private static void write(Decisions decisions, DataOutputView out) throws IOException {
    out.writeByte(decisions.held().size());
    for (DecisionInForce decision : decisions.held()) {
      write(decision, out);
    }
    out.writeByte(decisions.ended().size());
    for (Decisions.Ended ended : decisions.ended()) {
      writeString(ended.id(), out);
      out.writeLong(ended.at().toEpochMilli());
    }
  }

  private static Decisions readDecisions(int version, DataInputView in) throws IOException {
    int count = in.readByte();
    List<DecisionInForce> held = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      held.add(readDecision(version, in));
    }
    int over = version < ENDED_AND_ROOMS ? 0 : in.readByte();
    List<Decisions.Ended> ended = new ArrayList<>(over);
    for (int i = 0; i < over; i++) {
      ended.add(new Decisions.Ended(readString(in), Instant.ofEpochMilli(in.readLong())));
    }
    return new Decisions(held, ended);
  }

  private static DecisionInForce readDecision(int version, DataInputView in) throws IOException {
    return new DecisionInForce(
        readString(in),
        Decision.Kind.valueOf(readString(in)),
        new EventId(readString(in)),
        new Harm(readString(in)),
        readString(in),
        Instant.ofEpochMilli(in.readLong()),
        readUntil(in),
        readEvidence(version, in));
  }

  private static void write(@Nullable Instant until, DataOutputView out) throws IOException {
    out.writeBoolean(until != null);
    if (until != null) {
      out.writeLong(until.toEpochMilli());
    }
  }

  static @Nullable Instant readUntil(DataInputView in) throws IOException {
    return in.readBoolean() ? Instant.ofEpochMilli(in.readLong()) : null;
  }

  private static void write(List<Evidence> all, DataOutputView out) throws IOException {
    writeVarLong(all.size(), out);
    for (Evidence evidence : all) {
      writeString(evidence.rule().value(), out);
      writeString(evidence.group(), out);
      out.writeDouble(evidence.nats());
      writeVarLong(evidence.firings(), out);
      out.writeLong(evidence.last().toEpochMilli());
      writeVarLong(evidence.lastEvents(), out);
      writeString(evidence.eventId().value(), out);
      RoomId room = evidence.roomId();
      writeString(room == null ? "" : room.value(), out);
      writeString(evidence.harm().id(), out);
      writeString(evidence.mode().name(), out);
      writeString(evidence.because(), out);
      writeString(evidence.publicReason(), out);
    }
  }

  private static List<Evidence> readEvidence(int version, DataInputView in) throws IOException {
    int count = (int) readVarLong(in);
    List<Evidence> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(
          new Evidence(
              new RuleId(readString(in)),
              readString(in),
              in.readDouble(),
              false, // only decisions last, and those are kept beside
              (int) readVarLong(in),
              Instant.ofEpochMilli(in.readLong()),
              readVarLong(in),
              new EventId(readString(in)),
              version < ENDED_AND_ROOMS ? null : readRoom(in),
              new Harm(readString(in)),
              Mode.valueOf(readString(in)),
              readString(in),
              readString(in)));
    }
    return all;
  }

  private static @Nullable RoomId readRoom(DataInputView in) throws IOException {
    String room = readString(in);
    return room.isEmpty() ? null : new RoomId(room);
  }
}
