package dev.forseti.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionTypesTest {
  private enum Colour {
    RED,
    GREEN,
    BLUE
  }

  @Test
  void takesBothBoundsAndNothingBeyond() {
    for (OptionType<?> type :
        List.of(
            BoundedTypes.whole(1, 128),
            BoundedTypes.port(),
            BoundedTypes.real(1e-9, .0024),
            BoundedTypes.duration(Duration.ofMillis(100), Duration.ofDays(60)))) {
      OptionType.Bounds bounds = type.bounds().orElseThrow();

      assertThat(type.read(bounds.least())).isNotNull();
      assertThat(type.read(bounds.most())).isNotNull();
      assertThatThrownBy(() -> type.read(bounds.below()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> type.read(bounds.above()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void readsTimesInEachUnitAndAsSums() {
    OptionType<Duration> type = BoundedTypes.duration(Duration.ZERO, Duration.ofDays(365));

    assertThat(type.read("500ms")).isEqualTo(Duration.ofMillis(500));
    assertThat(type.read("1.5s")).isEqualTo(Duration.ofMillis(1_500));
    assertThat(type.read("5m")).isEqualTo(Duration.ofMinutes(5));
    assertThat(type.read("1h30m")).isEqualTo(Duration.ofMinutes(90));
    assertThat(type.read("60D")).isEqualTo(Duration.ofDays(60));
    for (String wrong : List.of("", "5", "m", "-1s", "1 h", "0.0001s", "999999999999d", "1w")) {
      assertThatThrownBy(() -> type.read(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a duration like 500ms, 10s, 5m, 2h or 1d, at least 0d, at most 365d");
    }
  }

  @Test
  void saysWhichConstantsThereAre() {
    OptionType<Colour> type = OptionTypes.oneOf(Colour.class);

    assertThat(type.read("green")).isEqualTo(Colour.GREEN);
    assertThatThrownBy(() -> type.read("pink")).hasMessage("red, green or blue");
  }

  @Test
  void takesNothingWhereAValueMayBeMissing() {
    assertThat(OptionTypes.absolutePath().read("")).isEmpty();
    assertThat(OptionTypes.absolutePath().read("/a")).isEqualTo(Optional.of(Path.of("/a")));
    assertThatThrownBy(() -> OptionTypes.absolutePath().read("a")).hasMessage("an absolute path");
    assertThat(OptionTypes.list().read(" a, b,,")).containsExactly("a", "b");
  }
}
