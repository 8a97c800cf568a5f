package dev.forseti.scoring.stream;

import static dev.forseti.scoring.encoding.BinaryEncoding.readString;
import static dev.forseti.scoring.encoding.BinaryEncoding.readVarLong;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.reputation.DecisionInForce;
import dev.forseti.reputation.Decisions;
import dev.forseti.reputation.Evidence;
import dev.forseti.reputation.LastReported;
import dev.forseti.reputation.TrackedReputation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.jspecify.annotations.Nullable;

/**
 * Reads what versions 1 to 3 wrote of a subject, when a decision was one more piece of evidence and
 * there was one standing and mode, whatever had caused it. The decision is taken out of the
 * evidence; a standing that it may have caused, and a mode ACT, have to be earned again by rules.
 */
final class OldReputations {
  /** How long a subject stays on watch whose decision was kept without kind and end. */
  private static final Duration WATCHED = Duration.ofDays(90);

  private OldReputations() {}

  static TrackedReputation read(int version, DataInputView in) throws IOException {
    Subject subject = Subject.ofKey(readString(in));
    double shift = in.readDouble();
    long events = readVarLong(in);
    Instant asOf = Instant.ofEpochMilli(in.readLong());
    Standing standing = Standing.valueOf(readString(in));
    Mode mode = Mode.valueOf(readString(in));
    String decisionId = readString(in);
    int count = (int) readVarLong(in);
    List<Evidence> rules = new ArrayList<>(count);
    DecisionInForce decision = null;
    for (int i = 0; i < count; i++) {
      Evidence evidence = readEvidence(version, in);
      Instant until = version < 3 ? null : ReputationReader.readUntil(in);
      if (evidence.rule().equals(DecisionInForce.RULE)) {
        decision = decision(decisionId, evidence, until);
      } else {
        rules.add(evidence);
      }
    }
    if (decision == null && !decisionId.isEmpty()) {
      decision = watch(decisionId, asOf, rules);
    }
    return new TrackedReputation(
        subject,
        shift,
        events,
        asOf,
        decision == null ? standing : Standing.NONE,
        decision == null && standing != Standing.NONE ? Mode.SUGGEST : Mode.OBSERVE,
        rules,
        decision == null ? Decisions.NONE : new Decisions(List.of(decision), List.of()),
        new LastReported(standing, mode, asOf));
  }

  private static DecisionInForce decision(String id, Evidence evidence, @Nullable Instant until) {
    return new DecisionInForce(
        id,
        evidence.nats() > 0 ? Decision.Kind.LIST : Decision.Kind.CLEAR,
        evidence.eventId(),
        evidence.harm(),
        evidence.because(),
        evidence.last(),
        until,
        List.of());
  }

  /**
   * Only the id was kept, and what rules said since. It may have been a decision of another kind
   * that had ended, so that it is watched for a while and not for ever.
   */
  private static DecisionInForce watch(String id, Instant asOf, List<Evidence> since) {
    return new DecisionInForce(
        id,
        Decision.Kind.WATCH,
        new EventId("$" + id),
        Harm.OTHER,
        "",
        asOf,
        asOf.plus(WATCHED),
        since);
  }

  private static Evidence readEvidence(int version, DataInputView in) throws IOException {
    return new Evidence(
        new RuleId(readString(in)),
        readString(in),
        in.readDouble(),
        in.readBoolean(),
        (int) readVarLong(in),
        ReputationReader.readLast(in, true),
        new EventId(readString(in)),
        null, // no version of these kept the room
        new Harm(readString(in)),
        Mode.valueOf(readString(in)),
        readString(in),
        version < 2 ? "" : readString(in),
        null, // nor the campaign
        null); // nor the acts
  }
}
