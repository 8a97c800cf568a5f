package dev.forseti.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999Z",
        "-0044-03-15T12:00:00Z",
        "0000-01-01T00:00:00Z",
        "2000-02-29T23:59:59.100Z",
        "2026-11-29T06:07:08.000000009Z",
        "2026-11-29T06:07:08.120Z",
        "2026-11-29T06:07:08.000120Z",
        "9999-12-31T23:59:59.999999999Z",
        "+10000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z"
      })
  void isWrittenAsItWasRead(String text) {
    assertEquals(text, InstantText.of(Instant.parse(text)));
  }

  @Test
  void anyMomentIsWrittenAsJavaWritesIt() {
    var random = new Random(1);
    long range = Instant.parse("+12000-01-01T00:00:00Z").getEpochSecond();
    int[] units = {1, 1_000, 1_000_000, 1_000_000_000};
    for (int i = 0; i < 100_000; i++) {
      int unit = units[random.nextInt(units.length)];
      long second = random.nextLong(-range, range);
      Instant moment =
          Instant.ofEpochSecond(second, (long) random.nextInt(1_000_000_000) / unit * unit);
      assertEquals(moment.toString(), InstantText.of(moment));
    }
  }
}
