package dev.forseti.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  static Stream<Samples.Sample<?>> samples() {
    return Samples.all();
  }

  @Test
  void everyTopicHasASample() {
    List<String> sampled = Samples.all().map(sample -> sample.topic().name()).distinct().toList();

    assertThat(sampled).isEqualTo(Topics.ALL.stream().<String>map(Topic::name).toList());
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void decodesWhatItEncoded(Samples.Sample<T> sample) {
    byte[] bytes = sample.topic().codec().encode(sample.value());

    assertThat(sample.topic().codec().decode(bytes)).isEqualTo(sample.value());
  }

  /** With {@code -Dgolden.update} a missing sample is written; an existing one is never changed. */
  @ParameterizedTest
  @MethodSource("samples")
  <T> void stillReadsTheGoldenSample(Samples.Sample<T> sample) throws IOException {
    Path file = GOLDEN.resolve(sample + ".json");
    if (System.getProperty("golden.update") != null && Files.notExists(file)) {
      Files.createDirectories(GOLDEN);
      Files.write(file, sample.topic().codec().encode(sample.value()));
    }

    assertThat(sample.topic().codec().decode(Files.readAllBytes(file))).isEqualTo(sample.value());
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void readsARecordOfANewerWriter(Samples.Sample<T> sample) {
    String text = new String(sample.topic().codec().encode(sample.value()), UTF_8);
    String newer = "{\"added_later\":{\"a\":[1]}," + text.substring(1);

    assertThat(sample.topic().codec().decode(newer.getBytes(UTF_8))).isEqualTo(sample.value());
  }

  /** A damaged record is either refused with a {@link WireException} or read as some record. */
  @ParameterizedTest
  @MethodSource("samples")
  <T> void neverFailsOtherwiseOnADamagedRecord(Samples.Sample<T> sample) {
    byte[] whole = sample.topic().codec().encode(sample.value());
    int refused = 0;
    for (int seed = 0; seed < 500; seed++) {
      var chance = new Random(seed);
      byte[] damaged = whole.clone();
      for (int i = 0; i <= chance.nextInt(3); i++) {
        damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt(256);
      }
      try {
        sample.topic().codec().decode(damaged);
      } catch (WireException expected) {
        refused++;
      }
    }

    assertThat(refused).isGreaterThan(100);
  }

  @Test
  void saysWhereARecordIsWrongButNotItsText() {
    byte[] wrong = "{\"tap\":\"a\",\"position\":\"1\",\"at\":\"secret\"}".getBytes(UTF_8);

    assertThatThrownBy(() -> Topics.TAP_POSITIONS.codec().decode(wrong))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("TapPosition")
        .hasMessageNotContaining("secret");
  }

  @Test
  void twoListsThatNameOneSubjectHaveTwoRecords() {
    assertThat(Topics.LISTS.key().apply(Samples.watched("!one:lists.example", "rule:@eve")))
        .isEqualTo("!one:lists.example m.policy.rule.user rule:@eve")
        .isNotEqualTo(
            Topics.LISTS.key().apply(Samples.watched("!other:lists.example", "rule:@eve")));
  }

  @Test
  void keepsEventsForAWeekAndCompactsWhatIsState() {
    assertThat(Topics.ALL)
        .allSatisfy(
            topic ->
                assertThat(topic.settings())
                    .containsEntry("message.timestamp.after.max.ms", "9223372036854775807"));
    assertThat(Topics.EVENTS.settings()).containsEntry("retention.ms", "604800000");
    assertThat(Topics.DECISIONS.settings()).containsEntry("retention.ms", "-1");
    assertThat(Topics.ALL.stream().filter(Topic::isCompacted).<String>map(Topic::name))
        .containsExactly(
            "forseti.reputations.v1",
            "forseti.rules.v1",
            "forseti.lists.v2",
            "forseti.published.v1",
            "forseti.tap-positions.v1");
  }
}
