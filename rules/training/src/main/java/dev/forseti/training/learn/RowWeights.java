package dev.forseti.training.learn;

import dev.forseti.training.streams.StreamRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much each row counts: a sender with many rows little more than one with few, a stream with
 * many senders little more than a small one, and all abuse together a quarter of the rest. The
 * greatest set of rows does not drown the others, and the rare class is heard.
 */
final class RowWeights {
  private static final double ABUSE_TO_REST = .25;

  private record Sender(String stream, String id) {}

  private record Side(String stream, boolean isAbuse) {}

  private RowWeights() {}

  /** A weight above 0 for each row; 1 on average. */
  static double[] of(List<StreamRow> rows) {
    Map<Sender, Integer> often = new HashMap<>();
    rows.forEach(row -> often.merge(new Sender(row.stream(), row.sender()), 1, Integer::sum));
    double[] weights = new double[rows.size()];
    Map<Side, Double> sums = new HashMap<>();
    for (int i = 0; i < weights.length; i++) {
      StreamRow row = rows.get(i);
      weights[i] = 1 / Math.sqrt(often.getOrDefault(new Sender(row.stream(), row.sender()), 1));
      sums.merge(new Side(row.stream(), row.isAbuse()), weights[i], Double::sum);
    }
    double abuse = 0;
    double rest = 0;
    for (int i = 0; i < weights.length; i++) {
      StreamRow row = rows.get(i);
      weights[i] /= Math.sqrt(sums.getOrDefault(new Side(row.stream(), row.isAbuse()), 1.0));
      abuse += row.isAbuse() ? weights[i] : 0;
      rest += row.isAbuse() ? 0 : weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= rows.get(i).isAbuse() && abuse > 0 ? ABUSE_TO_REST * rest / abuse : 1;
    }
    double mean = Arrays.stream(weights).average().orElse(1);
    return Arrays.stream(weights).map(weight -> weight / mean).toArray();
  }

  /** The log-odds of abuse, as the rows count. */
  static double logOdds(List<StreamRow> rows, double[] weights) {
    double abuse = 0;
    double rest = 0;
    for (int i = 0; i < weights.length; i++) {
      abuse += rows.get(i).isAbuse() ? weights[i] : 0;
      rest += rows.get(i).isAbuse() ? 0 : weights[i];
    }
    return Math.log(abuse / rest);
  }
}
