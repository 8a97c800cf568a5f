package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureVectorTest {
  @Test
  void showsRealNumbersAsTheirHundredthsWhateverTheirSize() {
    FeatureVector values = new FeatureVector(1);
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double value = (i % 3 - 1) * Math.exp(random.nextDouble() * 90 - 45);
      values.set(0, i % 2 == 0 ? value : random.nextInt(2_000) / 200.0);
      assertThat(values.shown(0, ValueType.DOUBLE))
          .isEqualTo(String.format(Locale.ROOT, "%.2f", values.real(0)));
    }
  }

  @Test
  void showsWhatIsNotKnownAsSuch() {
    FeatureVector values = new FeatureVector(1);
    assertThat(values.shown(0, ValueType.DOUBLE)).isEqualTo("unknown");
    values.set(0, Double.POSITIVE_INFINITY);
    assertThat(values.shown(0, ValueType.DOUBLE)).isEqualTo("Infinity");
  }
}
