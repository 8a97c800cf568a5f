package dev.forseti.training.measure;

/**
 * What a bar decided.
 *
 * @param hits abuse above the bar
 * @param alarms the rest above it
 * @param misses abuse below
 * @param passes the rest below
 */
public record Confusion(long hits, long alarms, long misses, long passes) {
  /** Hits of all abuse; {@code NaN} without any. */
  public double recall() {
    return (double) hits / (hits + misses);
  }

  /** Hits of all above the bar; {@code NaN} when nothing is. */
  public double precision() {
    return (double) hits / (hits + alarms);
  }

  /** Alarms of all the rest. */
  public double falsePositiveRate() {
    return (double) alarms / (alarms + passes);
  }

  /** Right ones of all. */
  public double accuracy() {
    return (double) (hits + passes) / (hits + alarms + misses + passes);
  }

  /** The harmonic mean of precision and recall; 0 without a hit. */
  public double f1() {
    return hits == 0 ? 0 : 2.0 * hits / (2.0 * hits + alarms + misses);
  }

  /** Matthews' correlation coefficient; 0 when a row or a column is empty. */
  public double mcc() {
    double product =
        (double) (hits + alarms) * (hits + misses) * (passes + alarms) * (passes + misses);
    return product == 0
        ? 0
        : ((double) hits * passes - (double) alarms * misses) / Math.sqrt(product);
  }
}
