package dev.forseti.training.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.forseti.rules.learned.Trees;
import dev.forseti.rules.learned.TreesFile;
import dev.forseti.training.measure.Ranking;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeTrainerTest {
  private static final List<String> INPUTS = List.of("age", "links", "noise");
  private static final TreeTrainer SMALL = new TreeTrainer(60, 4, .2, 1, 1, 1e-6);

  /** Abuse is young with links, or has an age that nobody knows; the rest is anything. */
  private static Rows made(int count, long seed) {
    Random random = new Random(seed);
    double[][] values = new double[count][];
    boolean[] labels = new boolean[count];
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      double age = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(100);
      double links = random.nextInt(5);
      values[i] = new double[] {age, links, random.nextDouble()};
      labels[i] = Double.isNaN(age) ? random.nextInt(3) > 0 : age < 20 && links >= 3;
      weights[i] = 1;
    }
    return new Rows(INPUTS, values, labels, weights);
  }

  private static double[] scores(Trees trees, Rows rows) {
    return Arrays.stream(rows.values()).mapToDouble(trees::nats).toArray();
  }

  @Test
  void findsWhatTwoInputsSayTogetherAndWhatTheUnknownSays() {
    Trees trees = SMALL.train(made(3_000, 1), Map.of());
    Rows unseen = made(1_000, 2);
    assertThat(Ranking.of(scores(trees, unseen), unseen.isAbuse()).auc()).isGreaterThan(.97);
    assertThat(trees.nats(new double[] {5, 4, .5})).isPositive();
    assertThat(trees.nats(new double[] {5, 0, .5})).isNegative();
    assertThat(trees.nats(new double[] {Double.NaN, 0, .5})).isPositive();
  }

  @Test
  void anInputThatMustRiseNeverSaysLess() {
    Rows rows = made(2_000, 3);
    Random random = new Random(4);
    for (int i = 0; i < rows.size(); i++) {
      rows.isAbuse()[i] =
          random.nextInt(4) == 0; // nothing to learn, so without bounds it goes up and down
    }
    Trees trees = SMALL.train(rows, Map.of("links", 1, "noise", -1));
    for (int i = 0; i < 300; i++) {
      double age = random.nextInt(100);
      double noise = random.nextDouble();
      double before = Double.NEGATIVE_INFINITY;
      for (int links = 0; links < 5; links++) {
        double now = trees.nats(new double[] {age, links, noise});
        assertThat(now).isGreaterThanOrEqualTo(before - 1e-12);
        before = now;
      }
      assertThat(trees.nats(new double[] {age, 2, noise + .2}))
          .isLessThanOrEqualTo(trees.nats(new double[] {age, 2, noise}) + 1e-12);
    }
  }

  @Test
  void saysTheChanceThatThereIs() {
    Rows rows = made(3_000, 5);
    double sum = 0;
    long abuse = 0;
    double[] scores = scores(SMALL.train(rows, Map.of()), rows);
    for (int i = 0; i < scores.length; i++) {
      sum += 1 / (1 + Math.exp(-scores[i]));
      abuse += rows.isAbuse()[i] ? 1 : 0;
    }
    assertThat(sum).isCloseTo((double) abuse, within(abuse * .02));
  }

  @Test
  void theSameRowsGiveTheSameFileWhichIsReadAsItWas() throws Exception {
    Trees trees = SMALL.train(made(500, 6), Map.of());
    String file = TreesFile.write(trees);
    assertThat(TreesFile.write(SMALL.train(made(500, 6), Map.of()))).isEqualTo(file);
    Rows rows = made(200, 7);
    assertThat(scores(TreesFile.read(file), rows)).containsExactly(scores(trees, rows));
  }

  @Test
  void drawsOfRowsAndInputsComeFromTheSeed() {
    TreeTrainer drawing = SMALL.drawing(.7, .8);
    String file = TreesFile.write(drawing.withSeed(1).train(made(500, 6), Map.of()));
    assertThat(TreesFile.write(drawing.withSeed(1).train(made(500, 6), Map.of()))).isEqualTo(file);
    assertThat(TreesFile.write(drawing.withSeed(2).train(made(500, 6), Map.of())))
        .isNotEqualTo(file);
    Rows unseen = made(1_000, 2);
    Trees trees = drawing.withSeed(1).train(made(3_000, 1), Map.of());
    assertThat(Ranking.of(scores(trees, unseen), unseen.isAbuse()).auc()).isGreaterThan(.96);
  }

  @Test
  void noLeafHoldsFewerRowsThanItMust() {
    Rows few = made(90, 10);
    assertThat(SMALL.leavesOf(46, 254).train(few, Map.of()).input()).containsOnly(Trees.LEAF);
    assertThat(SMALL.leavesOf(10, 254).train(few, Map.of()).input()).contains(0);
  }

  @Test
  void aColumnOfOneValueIsNeverAsked() {
    Rows rows = made(400, 8);
    for (double[] row : rows.values()) {
      row[2] = 1;
    }
    Trees trees = SMALL.train(rows, Map.of());
    assertThat(Arrays.stream(trees.input()).filter(input -> input == 2).count()).isZero();
  }

  @Test
  void binsOfManyValuesAreAboutAsLargeAndOrdered() {
    Random random = new Random(9);
    double[][] rows = new double[10_000][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {random.nextGaussian()};
    }
    Bins bins = Bins.of(rows, 0, Bins.MOST);
    int[] sizes = new int[bins.count()];
    for (int i = 0; i < rows.length; i++) {
      sizes[bins.bin(i)]++;
    }
    assertThat(sizes[0]).isZero();
    assertThat(Arrays.stream(sizes).skip(1).max().orElseThrow()).isLessThan(120);
    assertThat(bins.bounds()).isSorted();
  }
}
