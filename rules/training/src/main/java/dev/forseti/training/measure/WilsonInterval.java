package dev.forseti.training.measure;

/**
 * Between which bounds a share lies that was counted on a sample (E. B. Wilson, Probable inference,
 * the law of succession, and statistical inference, 1927). It stays within 0 and 1, and is honest
 * where few were counted or all of them agree, where the usual interval is a single point.
 *
 * @param low the lower bound
 * @param high the upper bound
 */
public record WilsonInterval(double low, double high) {
  /** What 95 of 100 such intervals contain the true share with. */
  public static final double Z_95 = 1.959964;

  /**
   * The interval of a share.
   *
   * @param hits how many of the sample have it
   * @param of the size of the sample; of none nothing is known
   * @param z how many standard deviations it is wide to either side
   */
  public static WilsonInterval of(long hits, long of, double z) {
    if (hits < 0 || hits > of) {
      throw new IllegalArgumentException("hits must be from 0 to " + of + ", were " + hits);
    }
    if (of == 0) {
      return new WilsonInterval(0, 1);
    }
    double share = (double) hits / of;
    double square = z * z;
    double middle = share + square / (2 * of);
    double half = z * Math.sqrt(share * (1 - share) / of + square / (4.0 * of * of));
    double scale = 1 + square / of;
    return new WilsonInterval(
        Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale));
  }
}
