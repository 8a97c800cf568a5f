package dev.forseti.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bytes that each version wrote into state, kept in {@code src/test/resources/state}: they stay
 * readable, whatever is written later.
 */
class StateCompatibilityTest {
  static List<String> names() {
    return StateSamples.ALL.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsWhatVersionOneWrote(String name) throws IOException {
    Object read = read(name, golden(name + ".v1.hex"));

    Object meant =
        switch (name) {
          case "tracked-reputation" -> StateSamples.ofOldVersions("");
          case "sender-history" -> StateSamples.ofOneHistory();
          default -> StateSamples.ALL.get(name);
        };
    assertThat(hex(written(name, read)))
        .isEqualTo(hex(written(name, Objects.requireNonNull(meant))));
  }

  @ParameterizedTest
  @MethodSource("names")
  void writesTheNewestVersionAsItAlwaysDid(String name) throws IOException {
    byte[] now = written(name, StateSamples.ALL.getOrDefault(name, ""));

    assertThat(hex(now)).isEqualTo(hex(golden(name + ".v" + now[0] + ".hex")));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void readsAReputationOfALaterVersion(int version) throws IOException {
    Object read = read("tracked-reputation", golden("tracked-reputation.v" + version + ".hex"));

    assertThat(read).isEqualTo(StateSamples.ofOldVersions("said in public"));
  }

  @Test
  void readsAReputationWithoutRoomsAndEndedDecisions() throws IOException {
    Object read = read("tracked-reputation", golden("tracked-reputation.v4.hex"));

    assertThat(read).isEqualTo(StateSamples.ofVersionFour());
  }

  @Test
  void readsAReputationWithoutCampaigns() throws IOException {
    Object read = read("tracked-reputation", golden("tracked-reputation.v5.hex"));

    assertThat(read).isEqualTo(StateSamples.ofVersionFive());
  }

  @Test
  void readsAReputationWithoutActs() throws IOException {
    Object read = read("tracked-reputation", golden("tracked-reputation.v6.hex"));

    assertThat(read).isEqualTo(StateSamples.ofVersionSix());
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
