package dev.forseti.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.SenderHistory;
import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.model.RulePack;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.reputation.Evidence;
import dev.forseti.reputation.HeldDecision;
import dev.forseti.reputation.Published;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.rules.counter.CounterMemory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bytes that each version wrote into state, kept in {@code src/test/resources/state}: they stay
 * readable, whatever is written later.
 */
class StateCompatibilityTest {
  private static final Instant AT = Instant.ofEpochMilli(1_767_225_600_000L);

  private static final Subject SUBJECT = Subject.ofKey("user:@a:one.example");

  /** One value of everything that stays in state. */
  private static final Map<String, Object> STATE =
      Map.of(
          "server-memory",
          new ServerFirstSeen(AT.toEpochMilli(), AT.toEpochMilli() + 5),
          "sender-history",
          new SenderHistory(AT.toEpochMilli(), 300, new int[] {-7, 0, 123_456}),
          "key-counters",
          counters(),
          "tracked-reputation",
          tracked(),
          "forseti.rules.v1",
          new RulePack("waves", "pack: waves\n", Map.of("words.txt", "a\nb")));

  private static KeyCounters counters() {
    var counters = new KeyCounters();
    counters.add(CounterMemory.of(-9_000_000_001L, 1, 3_600_000), 17, new long[] {-1L << 63, 5});
    counters.add(CounterMemory.of(4, 5, 60_000), 18, new long[0]);
    return counters;
  }

  private static TrackedReputation tracked() {
    return new TrackedReputation(
        SUBJECT,
        .5,
        12,
        AT,
        Standing.REVIEW,
        Mode.SUGGEST,
        List.of(evidence("said in public")),
        new HeldDecision(
            "d1",
            Decision.Kind.WATCH,
            new EventId("$d1"),
            Harm.SPAM,
            "we know them",
            AT,
            AT.plusSeconds(9),
            List.of(evidence("since"))),
        new Published(Standing.WATCH, Mode.ACT, AT.plusMillis(3)));
  }

  /** As versions 1 to 3 wrote it: one standing and mode, and of WATCH only the id. */
  private static TrackedReputation ofOldVersions(String publicReason) {
    List<Evidence> evidence = List.of(evidence(publicReason));
    return new TrackedReputation(
        SUBJECT,
        .5,
        12,
        AT,
        Standing.NONE,
        Mode.OBSERVE,
        evidence,
        new HeldDecision(
            "d1", Decision.Kind.WATCH, new EventId("$d1"), Harm.OTHER, "", AT, null, evidence),
        new Published(Standing.REVIEW, Mode.SUGGEST, AT));
  }

  private static Evidence evidence(String publicReason) {
    return new Evidence(
        new RuleId("copy-paste"),
        "repetition",
        3.25,
        false,
        2,
        AT,
        11,
        new EventId("$e"),
        Harm.SPAM,
        Mode.SUGGEST,
        "the same text, größer \uD83D\uDE00",
        publicReason);
  }

  static List<String> names() {
    return STATE.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsWhatVersionOneWrote(String name) throws IOException {
    Object read = read(name, golden(name + ".v1.hex"));

    Object meant = name.equals("tracked-reputation") ? ofOldVersions("") : STATE.get(name);
    assertThat(hex(written(name, read)))
        .isEqualTo(hex(written(name, Objects.requireNonNull(meant))));
  }

  @ParameterizedTest
  @MethodSource("names")
  void writesTheNewestVersionAsItAlwaysDid(String name) throws IOException {
    byte[] now = written(name, STATE.getOrDefault(name, ""));

    assertThat(hex(now)).isEqualTo(hex(golden(name + ".v" + now[0] + ".hex")));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void readsAReputationOfALaterVersion(int version) throws IOException {
    Object read = read("tracked-reputation", golden("tracked-reputation.v" + version + ".hex"));

    assertThat(read).isEqualTo(ofOldVersions("said in public"));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static Object read(String name, byte[] bytes) throws IOException {
    return new FormatSerializer<Object>(name).deserialize(new DataInputDeserializer(bytes));
  }

  private static byte[] written(String name, Object value) throws IOException {
    var out = new DataOutputSerializer(256);
    new FormatSerializer<Object>(name).serialize(value, out);
    return out.getCopyOfBuffer();
  }

  private static byte[] golden(String file) throws IOException {
    try (InputStream in = StateCompatibilityTest.class.getResourceAsStream("/state/" + file)) {
      assertThat(in).as("fixture " + file).isNotNull();
      String hex = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(hex.strip());
    }
  }
}
