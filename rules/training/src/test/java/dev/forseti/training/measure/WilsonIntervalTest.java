package dev.forseti.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {
  /** R. G. Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, .2553, .3662",
    "15, 148, .0624, .1605",
    "0, 20, .0000, .1611",
    "1, 29, .0061, .1718"
  })
  void isThePublishedOne(long hits, long of, double low, double high) {
    WilsonInterval found = WilsonInterval.of(hits, of, WilsonInterval.Z_95);

    assertThat(found.low()).isEqualTo(low, within(5e-5));
    assertThat(found.high()).isEqualTo(high, within(5e-5));
  }

  @Test
  void ofNothingNothingIsKnown() {
    assertThat(WilsonInterval.of(0, 0, 1.96)).isEqualTo(new WilsonInterval(0, 1));
  }

  @Test
  void holdsTheShareAndIsTheSameSeenFromTheOtherSide() {
    Random chance = new Random(3);
    for (int i = 0; i < 1_000; i++) {
      int of = 1 + chance.nextInt(500);
      int hits = chance.nextInt(of + 1);
      WilsonInterval found = WilsonInterval.of(hits, of, WilsonInterval.Z_95);
      WilsonInterval other = WilsonInterval.of(of - hits, of, WilsonInterval.Z_95);

      assertThat((double) hits / of).isBetween(found.low() - 1e-12, found.high() + 1e-12);
      assertThat(other.high()).isEqualTo(1 - found.low(), within(1e-9));
      assertThat(found.low()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void refusesMoreHitsThanThereAre() {
    assertThatThrownBy(() -> WilsonInterval.of(3, 2, 1.96))
        .hasMessage("hits must be from 0 to 2, were 3");
  }
}
