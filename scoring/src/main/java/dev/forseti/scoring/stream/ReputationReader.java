package dev.forseti.scoring.stream;

import static dev.forseti.scoring.encoding.BinaryEncoding.readString;
import static dev.forseti.scoring.encoding.BinaryEncoding.readVarLong;

import dev.forseti.model.Corroboration;
import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.reputation.Acts;
import dev.forseti.reputation.DecisionInForce;
import dev.forseti.reputation.Decisions;
import dev.forseti.reputation.Evidence;
import dev.forseti.reputation.LastReported;
import dev.forseti.reputation.TrackedReputation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ReputationFormat} wrote, from the version on that keeps decisions apart. */
final class ReputationReader {
  /** From that version on the decisions that ended are kept, and the rooms of evidence. */
  private static final int ENDED_AND_ROOMS = 5;

  /**
   * From that version on campaigns are kept, and no longer how many own events the subject had:
   * evidence fades with time alone.
   */
  private static final int CAMPAIGNS = 6;

  /** From that version on it is kept in which acts of the subject a rule fired. */
  private static final int ACTS = 7;

  private ReputationReader() {}

  static TrackedReputation read(int version, DataInputView in) throws IOException {
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

  static @Nullable Instant readUntil(DataInputView in) throws IOException {
    return in.readBoolean() ? Instant.ofEpochMilli(in.readLong()) : null;
  }

  private static List<Evidence> readEvidence(int version, DataInputView in) throws IOException {
    int count = (int) readVarLong(in);
    List<Evidence> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(readOne(version, in));
    }
    return all;
  }

  private static Evidence readOne(int version, DataInputView in) throws IOException {
    return new Evidence(
        new RuleId(readString(in)),
        readString(in),
        in.readDouble(),
        false, // only decisions last, and those are kept beside
        (int) readVarLong(in),
        readLast(in, version < CAMPAIGNS),
        new EventId(readString(in)),
        version < ENDED_AND_ROOMS ? null : readRoom(in),
        new Harm(readString(in)),
        Mode.valueOf(readString(in)),
        readString(in),
        readString(in),
        version < CAMPAIGNS ? null : readCampaign(in),
        version < ACTS ? null : readActs(in));
  }

  /**
   * When a rule fired last.
   *
   * @param hasEvents whether the number of own events stands behind it
   */
  static Instant readLast(DataInputView in, boolean hasEvents) throws IOException {
    Instant last = Instant.ofEpochMilli(in.readLong());
    if (hasEvents) {
      readVarLong(in);
    }
    return last;
  }

  private static @Nullable Acts readActs(DataInputView in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    Instant first = Instant.ofEpochMilli(in.readLong());
    Instant last = Instant.ofEpochMilli(in.readLong());
    double heaviest = in.readDouble();
    String by = readString(in);
    return new Acts(first, last, heaviest, by.isEmpty() ? null : Corroboration.valueOf(by));
  }

  private static @Nullable Subject readCampaign(DataInputView in) throws IOException {
    String key = readString(in);
    return key.isEmpty() ? null : Subject.ofKey(key);
  }

  private static @Nullable RoomId readRoom(DataInputView in) throws IOException {
    String room = readString(in);
    return room.isEmpty() ? null : new RoomId(room);
  }
}
