package dev.forseti.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Verdict;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.reputation.Verdicts;
import dev.forseti.scoring.encoding.BinaryEncoding;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class OldReputationsTest {
  private static final ReputationRules RULES = ReputationRules.of(0.0005, EvidenceGroups.NONE);
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  /** LIST, undone in the old job: the standing stayed by rules that only suggest, the mode too. */
  @Test
  void aModeThatAnOldListLeftHasToBeEarnedByRules() throws IOException {
    assertThat(judgedAfterUpdate(Mode.SUGGEST).mode()).isEqualTo(Mode.SUGGEST);
  }

  @Test
  void aModeThatRulesStillReachStays() throws IOException {
    TrackedReputation read = read(Mode.ACT);

    Verdicts.Step step = Verdicts.judge(read, new EventId("$e"), new RoomId("!r:a"), RULES);

    assertThat(step.change()).isEmpty();
    assertThat(step.tracked().lastReported().mode()).isEqualTo(Mode.ACT);
  }

  private static Verdict judgedAfterUpdate(Mode ofItsRule) throws IOException {
    return Verdicts.judge(read(ofItsRule), new EventId("$e"), new RoomId("!r:a"), RULES)
        .change()
        .orElseThrow();
  }

  /** Standing and mode ACT, no decision, one rule of nine nats, as version 3 wrote it. */
  private static TrackedReputation read(Mode ofItsRule) throws IOException {
    var out = new DataOutputSerializer(256);
    out.writeByte(3);
    BinaryEncoding.writeString("user:@eve:evil.example", out);
    out.writeDouble(0);
    BinaryEncoding.writeVarLong(0, out);
    out.writeLong(AT.toEpochMilli());
    BinaryEncoding.writeString(Standing.ACT.name(), out);
    BinaryEncoding.writeString(Mode.ACT.name(), out);
    BinaryEncoding.writeString("", out);
    BinaryEncoding.writeVarLong(1, out);
    BinaryEncoding.writeString("rule", out);
    BinaryEncoding.writeString("", out);
    out.writeDouble(9);
    out.writeBoolean(false);
    BinaryEncoding.writeVarLong(1, out);
    out.writeLong(AT.toEpochMilli());
    BinaryEncoding.writeVarLong(0, out);
    for (String text : new String[] {"$a", "m.spam", ofItsRule.name(), "because", ""}) {
      BinaryEncoding.writeString(text, out);
    }
    out.writeBoolean(false);
    return new FormatSerializer<TrackedReputation>("tracked-reputation")
        .deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
