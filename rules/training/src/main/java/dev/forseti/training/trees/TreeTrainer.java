package dev.forseti.training.trees;

import dev.forseti.rules.learned.Trees;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Gradient boosting of small trees on the logistic loss, by second order steps (T. Chen and C.
 * Guestrin, XGBoost, 2016), splits sought in histograms, the leaf that gains most parted first (G.
 * Ke and others, LightGBM, 2017). Inputs that must rise or fall do so in every tree.
 *
 * @param rounds how many trees; 1 or more
 * @param leaves how many leaves a tree has at most; 2 or more
 * @param rate how much of each step is taken, above 0, at most 1
 * @param ridge how much small values are wanted
 * @param leastCurvature how much a leaf must hold, in curvature
 * @param leastGain by how much a split must lower the loss
 * @param leastRows how many rows a leaf must hold
 * @param bins into how many bins the known values of an input are put; 2 to 254
 * @param inputShare the share of the inputs that a tree may ask, drawn for each; above 0, at most 1
 * @param rowShare the share of the rows that a tree grows on, drawn for each; above 0, at most 1
 * @param seed of what is drawn
 */
public record TreeTrainer(
    int rounds,
    int leaves,
    double rate,
    double ridge,
    double leastCurvature,
    double leastGain,
    int leastRows,
    int bins,
    double inputShare,
    double rowShare,
    long seed) {
  public TreeTrainer {
    if (rounds < 1 || leaves < 2 || !(rate > 0 && rate <= 1) || !(ridge > 0)) {
      throw new IllegalArgumentException("no such trees: " + rounds + " of " + leaves + " leaves");
    }
    if (bins < 2 || bins > Bins.MOST || !isShare(inputShare) || !isShare(rowShare)) {
      throw new IllegalArgumentException(
          "no such draws: %s bins, %s of the inputs, %s of the rows"
              .formatted(bins, inputShare, rowShare));
    }
  }

  private static boolean isShare(double share) {
    return share > 0 && share <= 1;
  }

  /** Trees that all see all rows and inputs. */
  public TreeTrainer(
      int rounds, int leaves, double rate, double ridge, double leastCurvature, double leastGain) {
    this(rounds, leaves, rate, ridge, leastCurvature, leastGain, 1, Bins.MOST, 1, 1, 0);
  }

  /** What is used when nothing else is said; BEHAVIOUR.md tells why. */
  public static final TreeTrainer USUAL =
      new TreeTrainer(250, 4, .12, 10, 2, 1e-6).leavesOf(40, 63).drawing(.4, .8);

  /** The same with other bounds of leaves and inputs. */
  public TreeTrainer leavesOf(int otherLeastRows, int otherBins) {
    return new TreeTrainer(
        rounds,
        leaves,
        rate,
        ridge,
        leastCurvature,
        leastGain,
        otherLeastRows,
        otherBins,
        inputShare,
        rowShare,
        seed);
  }

  /** The same with other shares drawn. */
  public TreeTrainer drawing(double ofInputs, double ofRows) {
    return new TreeTrainer(
        rounds,
        leaves,
        rate,
        ridge,
        leastCurvature,
        leastGain,
        leastRows,
        bins,
        ofInputs,
        ofRows,
        seed);
  }

  /** The same with another seed. */
  public TreeTrainer withSeed(long other) {
    return new TreeTrainer(
        rounds,
        leaves,
        rate,
        ridge,
        leastCurvature,
        leastGain,
        leastRows,
        bins,
        inputShare,
        rowShare,
        other);
  }

  /**
   * Finds trees.
   *
   * @param rising inputs of which more must never say less (1), or never more (-1)
   */
  public Trees train(Rows rows, Map<String, Integer> rising) {
    Bins[] columns = new Bins[rows.inputs().size()];
    Map<Integer, Integer> signs = new HashMap<>();
    for (int i = 0; i < columns.length; i++) {
      columns[i] = Bins.of(rows.values(), i, bins);
      signs.put(i, rising.getOrDefault(rows.inputs().get(i), 0));
    }
    double base = base(rows);
    Gradients gradients = new Gradients(rows, base);
    var all = new TreesBuilder(rows.inputs(), base);
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      gradients.update();
      int[] drawn = Draw.of(rows.size(), rowShare, random);
      int[] asked = Draw.of(columns.length, inputShare, random);
      new GrowingTree(this, gradients, columns, asked, signs).grow(drawn).addTo(all);
    }
    return all.build();
  }

  private static double base(Rows rows) {
    double abuse = 0;
    double rest = 0;
    for (int i = 0; i < rows.size(); i++) {
      abuse += rows.isAbuse()[i] ? rows.weights()[i] : 0;
      rest += rows.isAbuse()[i] ? 0 : rows.weights()[i];
    }
    return Math.log(Math.max(1e-9, abuse) / Math.max(1e-9, rest));
  }
}
