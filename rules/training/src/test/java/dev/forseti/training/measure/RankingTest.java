package dev.forseti.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final double[] SCORES = {.9, .8, .8, .7, .1};
  private static final boolean[] LABELS = {true, false, true, false, true};

  @Test
  void measuresWhatIsWorkedOutByHand() {
    Ranking ranking = Ranking.of(SCORES, LABELS);
    assertThat(ranking.averagePrecision()).isCloseTo((1.0 + 2.0 / 3 + 3.0 / 5) / 3, within(1e-12));
    assertThat(ranking.auc()).isCloseTo((2 + 1.5 + 0) / 6, within(1e-12));
    assertThat(ranking.recallAt(0)).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(ranking.recallAt(.5)).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(ranking.barAt(.5)).isEqualTo(.8);
    assertThat(ranking.barAt(0)).isEqualTo(.9);
    assertThat(ranking.at(.8)).isEqualTo(new Confusion(2, 1, 1, 1));
    assertThat(ranking.bestBar(Confusion::precision)).isEqualTo(.9);
  }

  @Test
  void theOrderOfEqualScoresDoesNotMatter() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      int size = 2 + random.nextInt(30);
      double[] scores = random.ints(size, 0, 6).asDoubleStream().toArray();
      boolean[] labels = new boolean[size];
      IntStream.range(0, size).forEach(i -> labels[i] = i == 0 || (i > 1 && random.nextBoolean()));
      double[] turned = new double[size];
      boolean[] other = new boolean[size];
      for (int i = 0; i < size; i++) {
        turned[i] = scores[size - 1 - i];
        other[i] = labels[size - 1 - i];
      }
      Ranking one = Ranking.of(scores, labels);
      Ranking two = Ranking.of(turned, other);
      assertThat(two.averagePrecision()).isEqualTo(one.averagePrecision());
      assertThat(two.auc()).isEqualTo(one.auc());
      assertThat(two.recallAt(.2)).isEqualTo(one.recallAt(.2));
      assertThat(one.auc()).satisfies(auc -> sameAsByPairs(auc, scores, labels));
    }
  }

  private static void sameAsByPairs(double auc, double[] scores, boolean[] labels) {
    double won = 0;
    long pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (labels[i] && !labels[j]) {
          pairs++;
          won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? .5 : 0;
        }
      }
    }
    assertThat(auc).isCloseTo(won / pairs, within(1e-12));
  }

  @Test
  void everyLabelNeedsAScore() {
    assertThatThrownBy(() -> Ranking.of(new double[] {1}, LABELS))
        .hasMessage("each label needs a score");
    assertThatThrownBy(() -> Ranking.of(new double[] {Double.NaN}, new boolean[] {true}))
        .hasMessage("each label needs a score");
  }

  @Test
  void theCoefficientOfMatthewsIsOneForAllRightAndZeroForNothingSaid() {
    assertThat(new Confusion(3, 0, 0, 5).mcc()).isEqualTo(1);
    assertThat(new Confusion(0, 5, 3, 0).mcc()).isEqualTo(-1);
    assertThat(new Confusion(0, 0, 3, 5).mcc()).isZero();
    assertThat(new Confusion(2, 1, 1, 4).f1()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(new Confusion(2, 1, 1, 4).accuracy()).isEqualTo(.75);
  }
}
