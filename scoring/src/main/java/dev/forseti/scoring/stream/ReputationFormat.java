package dev.forseti.scoring.stream;

import static dev.forseti.scoring.encoding.BinaryEncoding.writeString;
import static dev.forseti.scoring.encoding.BinaryEncoding.writeVarLong;

import dev.forseti.model.Corroboration;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.reputation.Acts;
import dev.forseti.reputation.DecisionInForce;
import dev.forseti.reputation.Decisions;
import dev.forseti.reputation.Evidence;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.scoring.encoding.VersionedFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The format of what is kept of a subject, read by {@link ReputationReader}; older versions are
 * read by {@link OldReputations}.
 */
final class ReputationFormat {
  private static final int VERSION = 7;

  /** From that version on decisions are kept beside the evidence. */
  private static final int DECISIONS_APART = 4;

  static final VersionedFormat<TrackedReputation> FORMAT =
      new VersionedFormat<>(
          "tracked-reputation",
          TrackedReputation.class,
          VERSION,
          ReputationFormat::write,
          (version, in) ->
              version < DECISIONS_APART
                  ? OldReputations.read(version, in)
                  : ReputationReader.read(version, in));

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

  private static void write(@Nullable Instant until, DataOutputView out) throws IOException {
    out.writeBoolean(until != null);
    if (until != null) {
      out.writeLong(until.toEpochMilli());
    }
  }

  private static void write(@Nullable Acts acts, DataOutputView out) throws IOException {
    out.writeBoolean(acts != null);
    if (acts != null) {
      out.writeLong(acts.first().toEpochMilli());
      out.writeLong(acts.last().toEpochMilli());
      out.writeDouble(acts.heaviest());
      Corroboration by = acts.by();
      writeString(by == null ? "" : by.name(), out);
    }
  }

  private static void write(List<Evidence> all, DataOutputView out) throws IOException {
    writeVarLong(all.size(), out);
    for (Evidence evidence : all) {
      writeString(evidence.rule().value(), out);
      writeString(evidence.group(), out);
      out.writeDouble(evidence.nats());
      writeVarLong(evidence.firings(), out);
      out.writeLong(evidence.last().toEpochMilli());
      writeString(evidence.eventId().value(), out);
      RoomId room = evidence.roomId();
      writeString(room == null ? "" : room.value(), out);
      writeString(evidence.harm().id(), out);
      writeString(evidence.mode().name(), out);
      writeString(evidence.because(), out);
      writeString(evidence.publicReason(), out);
      Subject campaign = evidence.campaign();
      writeString(campaign == null ? "" : campaign.key(), out);
      write(evidence.acts(), out);
    }
  }
}
