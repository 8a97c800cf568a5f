package dev.forseti.training.text;

/**
 * Margins as log-odds: a slope and a base found by Newton's method on the likelihood, with targets
 * that keep few texts from being certain (J. Platt, Probabilistic outputs for support vector
 * machines, 1999; H.-T. Lin and others, A note on Platt's probabilistic outputs, 2007).
 *
 * @param slope nats for each unit of margin; above 0 where margins tell anything
 * @param base nats at the margin 0
 */
record PlattScaling(double slope, double base) {
  private static final int ROUNDS = 100;
  private static final double RIDGE = 1e-9;

  static PlattScaling fit(double[] margins, boolean[] isAbuse) {
    int abuse = 0;
    for (boolean each : isAbuse) {
      abuse += each ? 1 : 0;
    }
    int rest = isAbuse.length - abuse;
    double high = (abuse + 1.0) / (abuse + 2.0);
    double low = 1 / (rest + 2.0);
    double slope = 0;
    double base = Math.log((abuse + 1.0) / (rest + 1.0));
    for (int round = 0; round < ROUNDS; round++) {
      double[] sums = sums(margins, isAbuse, high, low, slope, base);
      double determinant = sums[2] * sums[4] - sums[3] * sums[3];
      double stepSlope = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
      double stepBase = (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
      slope -= stepSlope;
      base -= stepBase;
      if (Math.abs(stepSlope) + Math.abs(stepBase) < RIDGE) {
        break;
      }
    }
    return new PlattScaling(slope, base);
  }

  /** The gradient and the second derivatives by slope and base. */
  private static double[] sums(
      double[] margins, boolean[] isAbuse, double high, double low, double slope, double base) {
    double[] sums = {0, 0, RIDGE, 0, RIDGE};
    for (int i = 0; i < margins.length; i++) {
      double chance = 1 / (1 + Math.exp(-(slope * margins[i] + base)));
      double wrong = chance - (isAbuse[i] ? high : low);
      double spread = Math.max(RIDGE, chance * (1 - chance));
      sums[0] += wrong * margins[i];
      sums[1] += wrong;
      sums[2] += spread * margins[i] * margins[i];
      sums[3] += spread * margins[i];
      sums[4] += spread;
    }
    return sums;
  }

  double nats(double margin) {
    return slope * margin + base;
  }
}
