package dev.forseti.training.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashedTextsTest {
  private static final int BITS = 14;
  private final List<String> texts = new ArrayList<>();

  private TextVector fitted(double abuseCounts, int leftOutFrom) {
    texts.clear();
    boolean[] isAbuse = new boolean[200];
    double[] counts = new double[200];
    for (int i = 0; i < 200; i++) {
      isAbuse[i] = i % 2 == 0;
      texts.add((isAbuse[i] ? "free coins " : "the build fails ") + i);
      counts[i] = i >= leftOutFrom ? 0 : isAbuse[i] ? abuseCounts : 1;
    }
    return HashedTexts.of(texts, BITS).fit(isAbuse, counts, 1);
  }

  @Test
  void tellsTextsApart() {
    var found = fitted(1, 200).rounded();
    assertThat(found.nats("free coins")).isGreaterThan(1);
    assertThat(found.nats("the build fails")).isLessThan(-1);
  }

  @Test
  void whatIsLeftOutChangesNothingAndTheSeedDecidesTheRest() {
    TextVector some = fitted(1, 100);
    texts.set(150, "anything else");
    assertThat(fitted(1, 100).weights()).containsExactly(some.weights());
    assertThat(fitted(1, 100).base()).isEqualTo(some.base());
  }

  /** Texts that are all alike: what is said is the share that abuse has by its counts. */
  @Test
  void saysTheChanceByWhatTextsCount() {
    boolean[] isAbuse = new boolean[300];
    double[] counts = new double[300];
    List<String> same = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      isAbuse[i] = i % 3 == 0;
      counts[i] = isAbuse[i] ? 4 : 1;
      same.add("hello");
    }
    double nats = HashedTexts.of(same, BITS).fit(isAbuse, counts, 1).rounded().nats("hello");
    assertThat(nats).isCloseTo(Math.log(2), within(.1));
  }

  @Test
  void vectorsAddUp() {
    TextVector once = fitted(1, 200);
    TextVector sum = once.times(.3).plus(once.times(.7));
    assertThat(sum.base()).isCloseTo(once.base(), within(1e-9));
    assertThat(sum.rounded().nats("free coins"))
        .isCloseTo(once.rounded().nats("free coins"), within(1e-6));
  }
}
