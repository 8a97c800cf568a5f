package dev.forseti.training.trees;

/** The slope and curvature of the logistic loss at each row, as the trees so far see it. */
final class Gradients {
  private final Rows rows;
  private final double[] nats;
  final double[] slope;
  final double[] curvature;

  Gradients(Rows rows, double base) {
    this.rows = rows;
    this.nats = new double[rows.size()];
    this.slope = new double[rows.size()];
    this.curvature = new double[rows.size()];
    java.util.Arrays.fill(nats, base);
  }

  int size() {
    return nats.length;
  }

  /** Adds to what is said of a row. */
  void add(int row, double more) {
    nats[row] += more;
  }

  /** Finds both anew. */
  void update() {
    for (int i = 0; i < nats.length; i++) {
      double chance = 1 / (1 + Math.exp(-nats[i]));
      slope[i] = rows.weights()[i] * (chance - (rows.isAbuse()[i] ? 1 : 0));
      curvature[i] = rows.weights()[i] * Math.max(1e-12, chance * (1 - chance));
    }
  }
}
