package dev.forseti.training.text;

import dev.forseti.rules.learned.TextWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Finds the weights of a text's pieces from labelled texts, calibrates them on texts that they were
 * not fitted on, and writes the file that packs name.
 *
 * @param bits the number of buckets as a power of two; 10 to 22
 * @param cost how much a text on the wrong side counts, 1 as usual; above 0
 * @param rounds how often each text is looked at
 * @param seed of all that is random
 */
public record TextTrainer(int bits, double cost, int rounds, long seed) {
  private static final int FOLDS = 5;

  /** What is used when nothing else is said. */
  public static final TextTrainer USUAL = new TextTrainer(18, 1, 30, 1);

  public TextTrainer {
    if (bits < 10 || bits > 22 || !(cost > 0) || rounds < 1) {
      throw new IllegalArgumentException("no such training: " + bits + " bits, cost " + cost);
    }
  }

  /**
   * Trains on all texts. What the weights find are the log-odds of abuse, if it is as frequent as
   * in the texts.
   */
  public TextWeights train(List<LabelledText> texts) {
    SparseTexts sparse = SparseTexts.of(texts, bits);
    Calibrated calibrated = calibrated(sparse);
    int[] all = LinearMargin.all(sparse.size());
    double[] weights = new double[1 << bits];
    double base = calibrated.whole.base();
    for (Machine each : Machine.values()) {
      LinearMargin found = each.fit(sparse, all, this);
      double share = calibrated.share(each) * calibrated.whole.slope();
      base += share * found.bias();
      for (int i = 0; i < weights.length; i++) {
        weights[i] += share * found.weights()[i];
      }
    }
    return new TextVector(base, weights).rounded();
  }

  /**
   * The log-odds of each text by weights that were fitted on others: five parts, each left out in
   * turn.
   */
  public double[] leftOut(List<LabelledText> texts) {
    Calibrated calibrated = calibrated(SparseTexts.of(texts, bits));
    return Arrays.stream(calibrated.margins).map(calibrated.whole::nats).toArray();
  }

  /** Two ways to seek the margin; their sum is surer than each. */
  private enum Machine {
    /** Each bucket as it is. */
    PLAIN(3),
    /** Each bucket stretched by how much it tells. */
    STRETCHED(1);

    private final double cost;

    Machine(double cost) {
      this.cost = cost;
    }

    LinearMargin fit(SparseTexts texts, int[] chosen, TextTrainer by) {
      double[] stretch =
          this == PLAIN ? LogCountRatios.none(by.bits) : LogCountRatios.of(texts, chosen, by.bits);
      return LinearMargin.fit(texts, chosen, stretch, cost * by.cost, by.rounds, by.seed);
    }
  }

  /**
   * How the machines are added and read, found on texts that they were not fitted on.
   *
   * @param margins the sums of all
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Calibrated(PlattScaling[] each, PlattScaling whole, double[] margins) {
    @SuppressWarnings("EnumOrdinal") // never written down
    double share(Machine machine) {
      return each[machine.ordinal()].slope() / each.length;
    }
  }

  private Calibrated calibrated(SparseTexts texts) {
    Machine[] machines = Machine.values();
    PlattScaling[] each = new PlattScaling[machines.length];
    double[] sums = new double[texts.size()];
    for (int machine = 0; machine < machines.length; machine++) {
      double[] margins = margins(texts, machines[machine]);
      each[machine] = PlattScaling.fit(margins, texts.isAbuse());
      for (int i = 0; i < sums.length; i++) {
        sums[i] += each[machine].slope() / machines.length * margins[i];
      }
    }
    return new Calibrated(each, PlattScaling.fit(sums, texts.isAbuse()), sums);
  }

  private double[] margins(SparseTexts texts, Machine machine) {
    int[] order = LinearMargin.all(texts.size());
    LinearMargin.shuffle(order, new Random(seed));
    double[] margins = new double[texts.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      int left = fold;
      int[] chosen =
          Arrays.stream(LinearMargin.all(order.length))
              .filter(at -> at % FOLDS != left)
              .map(at -> order[at])
              .toArray();
      LinearMargin found = machine.fit(texts, chosen, this);
      for (int at = fold; at < order.length; at += FOLDS) {
        margins[order[at]] = found.margin(order[at]);
      }
    }
    return margins;
  }
}
