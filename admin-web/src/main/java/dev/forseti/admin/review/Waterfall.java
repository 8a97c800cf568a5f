package dev.forseti.admin.review;

import dev.forseti.model.Contribution;
import dev.forseti.model.Reputation;
import dev.forseti.model.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why a subject has its standing: the prior, one row for each rule, and the sum, each as a bar that
 * begins where the one before it ended.
 *
 * @param scale the axis of all rows
 * @param rows the rows in the order of their weight; the rules that could not judge come last
 * @param reputation the sum
 */
public record Waterfall(LogOddsAxis scale, List<WaterfallRow> rows, Reputation reputation) {
  /**
   * Draws it.
   *
   * @param signals the subject's signals, for the values that rules read
   * @param unknown rules that could not judge the decisive event, with what they could not read
   * @param budget share of acts that may be wrong
   */
  public static Waterfall of(
      Reputation reputation,
      List<Signal> signals,
      Map<String, Set<String>> unknown,
      double budget) {
    List<Double> sums = new ArrayList<>(List.of(0.0, reputation.prior()));
    double sum = reputation.prior();
    for (Contribution c : reputation.contributions()) {
      sum += c.counted();
      sums.add(sum);
    }
    sums.add(reputation.low());
    sums.add(reputation.high());
    LogOddsAxis scale = LogOddsAxis.over(sums, budget);
    List<WaterfallRow> rows = new ArrayList<>();
    rows.add(WaterfallRow.prior(scale, reputation.prior()));
    double from = reputation.prior();
    int number = 0;
    for (Contribution c : reputation.contributions()) {
      rows.add(WaterfallRow.of(scale, ++number, c, signals, from));
      from += c.counted();
    }
    unknown.forEach((rule, names) -> rows.add(WaterfallRow.unknown(rule, names)));
    return new Waterfall(scale, List.copyOf(rows), reputation);
  }

  /** The marks of the evidence: the numbers of the rows that point at an event, by event. */
  public Map<String, List<Integer>> marks() {
    Map<String, List<Integer>> marks = new LinkedHashMap<>();
    for (WaterfallRow row : rows) {
      if (row.number() > 0) {
        marks.computeIfAbsent(row.eventId(), id -> new ArrayList<>()).add(row.number());
      }
    }
    return marks;
  }

  /** What the rows read of the texts that they point at: by event, the words and their numbers. */
  public Map<String, Map<String, Set<Integer>>> words() {
    Map<String, Map<String, Set<Integer>>> words = new LinkedHashMap<>();
    for (WaterfallRow row : rows) {
      for (String word : row.words()) {
        words
            .computeIfAbsent(row.eventId(), id -> new LinkedHashMap<>())
            .computeIfAbsent(word, unused -> new TreeSet<>())
            .add(row.number());
      }
    }
    return words;
  }
}
