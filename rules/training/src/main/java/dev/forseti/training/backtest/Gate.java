package dev.forseti.training.backtest;

import dev.forseti.training.measure.WilsonInterval;
import java.util.Locale;

/**
 * Decides whether labels bear out that something may act without a moderator: the lower bound of
 * its precision must be high enough, and enough senders labelled.
 *
 * @param leastPrecision what the lower bound of the 95 % interval must reach, above 0 and below 1
 * @param leastLabelled how many senders must be labelled at least
 */
public record Gate(double leastPrecision, int leastLabelled) {
  /** Two wrong of a hundred at most, and no fewer than thirty senders. */
  public static final Gate STANDARD = new Gate(.98, 30);

  public Gate {
    if (!(leastPrecision > 0 && leastPrecision < 1)) {
      throw new IllegalArgumentException(
          "the least precision must be above 0 and below 1, was " + leastPrecision);
    }
    if (leastLabelled < 1) {
      throw new IllegalArgumentException(
          "at least one sender must be labelled, not " + leastLabelled);
    }
  }

  /** What the gate says. */
  public sealed interface Answer {
    /** The labels bear it out. */
    record MayAct() implements Answer {}

    /** They do not. */
    record MayNot(String why) implements Answer {}
  }

  /**
   * Whether it may act.
   *
   * @param abusers how many of the labelled senders are abusers
   * @param labelled how many of those that it speaks against are labelled
   */
  public Answer judge(long abusers, long labelled) {
    if (labelled == 0) {
      return new Answer.MayNot("no sender that it speaks against is labelled");
    }
    double low = low(abusers, labelled);
    if (low >= leastPrecision && labelled >= leastLabelled) {
      return new Answer.MayAct();
    }
    if (low >= leastPrecision) {
      return new Answer.MayNot(
          "%d labelled senders are too few, it takes %d".formatted(labelled, leastLabelled));
    }
    long missing = missing(abusers, labelled);
    return new Answer.MayNot(
        String.format(
            Locale.ROOT,
            "the precision may be as low as %.3f, it takes %.3f: %d more %s among the labelled,"
                + " and nobody else, would do",
            Math.floor(low * 1000) / 1000,
            leastPrecision,
            missing,
            missing == 1 ? "abuser" : "abusers"));
  }

  private static double low(long abusers, long labelled) {
    return WilsonInterval.of(abusers, labelled, WilsonInterval.Z_95).low();
  }

  /** How many abusers more, and nobody else, would do; by doubling, then by halving. */
  private long missing(long abusers, long labelled) {
    long enough = 1;
    while (low(abusers + enough, labelled + enough) < leastPrecision) {
      enough *= 2;
    }
    long tooFew = enough / 2;
    while (enough - tooFew > 1) {
      long middle = (enough + tooFew) / 2;
      if (low(abusers + middle, labelled + middle) < leastPrecision) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return Math.max(enough, leastLabelled - labelled);
  }
}
