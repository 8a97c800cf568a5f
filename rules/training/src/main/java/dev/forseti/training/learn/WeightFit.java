package dev.forseti.training.learn;

import dev.forseti.rules.pack.FittedWeights;
import dev.forseti.training.streams.Groups;
import dev.forseti.training.streams.PackWeights;
import dev.forseti.training.streams.StreamRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Estimates the weights of rules: a logistic regression with a factor of at least 0 for each, drawn
 * to 1 as strongly as {@link #PULL} says, so that a rule of which the data tells little keeps the
 * weight that its author gave it. Rules that are not estimated count as they are.
 *
 * <p>The interval comes from leaving out one group of streams after the other (the jackknife, B.
 * Efron, C. Stein, The jackknife estimate of variance, 1981): it tells how much a weight depends on
 * which communities were seen.
 */
public final class WeightFit {
  /** How many times the weight of a row it costs to leave the weight by hand by all of it. */
  private static final double PULL = 300;

  private static final double NORMAL_95 = 1.96;

  private final PackWeights weights;
  private final Groups groups;

  private record Sender(String stream, String id) {}

  /** Estimates those weights, with the streams of a group left out together. */
  public WeightFit(PackWeights weights, Groups groups) {
    this.weights = weights;
    this.groups = groups;
  }

  /** The weights by these rows, without intervals. */
  public FittedWeights of(List<StreamRow> rows) {
    return rows(rows, factors(rows), List.of());
  }

  /** The weights by these rows, with intervals. */
  public FittedWeights withIntervals(List<StreamRow> rows) {
    Set<String> all = new TreeSet<>();
    rows.forEach(row -> all.add(groups.of(row.stream())));
    List<double[]> without =
        all.parallelStream()
            .map(group -> rows.stream().filter(row -> !groups.of(row.stream()).equals(group)))
            .map(others -> factors(others.toList()))
            .toList();
    return rows(rows, factors(rows), without);
  }

  private double[] factors(List<StreamRow> rows) {
    List<String> rules = List.copyOf(weights.byHand().keySet());
    double[] given = new double[rows.size()];
    double[][] said = new double[rules.size()][rows.size()];
    boolean[] isAbuse = new boolean[rows.size()];
    for (int i = 0; i < given.length; i++) {
      StreamRow row = rows.get(i);
      isAbuse[i] = row.isAbuse();
      for (Map.Entry<String, Double> counted : row.byRule().entrySet()) {
        int at = Collections.binarySearch(rules, counted.getKey());
        if (at >= 0) {
          said[at][i] = counted.getValue();
        } else {
          given[i] += counted.getValue();
        }
      }
    }
    return Factors.drawnTo(1, PULL, given, said, isAbuse, RowWeights.of(rows));
  }

  private FittedWeights rows(List<StreamRow> rows, double[] factors, List<double[]> without) {
    Map<String, FittedWeights.Row> found = new LinkedHashMap<>();
    List<String> rules = new ArrayList<>(weights.byHand().keySet());
    for (int i = 0; i < factors.length; i++) {
      String rule = rules.get(i);
      double byHand = weights.byHand().getOrDefault(rule, PackWeights.UNSAID);
      double half = NORMAL_95 * error(i, without);
      Fired fired = fired(rule, rows);
      double one = byHand * Math.max(0, factors[i] - half);
      double other = byHand * (factors[i] + half);
      found.put(
          rule,
          new FittedWeights.Row(
              byHand,
              byHand * factors[i],
              Math.min(one, other),
              Math.max(one, other),
              fired.abusers(),
              fired.others()));
    }
    return new FittedWeights(found);
  }

  private static double error(int of, List<double[]> without) {
    double mean = without.stream().mapToDouble(each -> each[of]).average().orElse(0);
    double squares = without.stream().mapToDouble(each -> Math.pow(each[of] - mean, 2)).sum();
    return without.isEmpty() ? 0 : Math.sqrt(squares * (without.size() - 1) / without.size());
  }

  /**
   * For how many senders a rule counted.
   *
   * @param others all that are no abusers
   */
  public record Fired(int abusers, int others) {}

  /** For how many senders of these rows the rule counted. */
  public static Fired fired(String rule, List<StreamRow> rows) {
    return new Fired(senders(rule, true, rows), senders(rule, false, rows));
  }

  private static int senders(String rule, boolean isAbuse, List<StreamRow> rows) {
    return (int)
        rows.stream()
            .filter(row -> row.isAbuse() == isAbuse && row.byRule().containsKey(rule))
            .map(row -> new Sender(row.stream(), row.sender()))
            .distinct()
            .count();
  }
}
