package dev.forseti.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.SenderHistory;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.model.RulePack;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.reputation.Evidence;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.rules.counter.CounterMemory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that each version wrote into state, kept in {@code src/test/resources/state}: they stay
 * readable, whatever is written later.
 */
class StateCompatibilityTest {
  private static final Instant AT = Instant.ofEpochMilli(1_767_225_600_000L);

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
          tracked("said in public", AT.plusSeconds(9)),
          "forseti.rules.v1",
          new RulePack("waves", "pack: waves\n", Map.of("words.txt", "a\nb")));

  /** What older versions did not write. */
  private static final Map<String, Object> IN_VERSION_ONE =
      Map.of("tracked-reputation", tracked("", null));

  private static KeyCounters counters() {
    var counters = new KeyCounters();
    counters.add(CounterMemory.of(-9_000_000_001L, 1, 3_600_000), 17, new long[] {-1L << 63, 5});
    counters.add(CounterMemory.of(4, 5, 60_000), 18, new long[0]);
    return counters;
  }

  private static TrackedReputation tracked(String publicReason, @Nullable Instant until) {
    return new TrackedReputation(
        Subject.ofKey("user:@a:one.example"),
        .5,
        12,
        AT,
        Standing.REVIEW,
        Mode.SUGGEST,
        List.of(
            new Evidence(
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
                publicReason,
                until)),
        "d1");
  }

  static List<String> names() {
    return STATE.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsWhatVersionOneWrote(String name) throws IOException {
    Object read = read(name, golden(name + ".v1.hex"));

    Object meant = IN_VERSION_ONE.getOrDefault(name, STATE.getOrDefault(name, ""));
    assertThat(hex(written(name, read))).isEqualTo(hex(written(name, meant)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void writesTheNewestVersionAsItAlwaysDid(String name) throws IOException {
    byte[] now = written(name, STATE.getOrDefault(name, ""));

    assertThat(hex(now)).isEqualTo(hex(golden(name + ".v" + now[0] + ".hex")));
  }

  @Test
  void readsAReputationOfVersionTwo() throws IOException {
    Object read = read("tracked-reputation", golden("tracked-reputation.v2.hex"));

    assertThat(read).isEqualTo(tracked("said in public", null));
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
