package dev.forseti.rules.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of weights that were estimated from labelled history, for the rules that say {@code
 * weight: fit}. Its first line is {@link #FIRST}, its second names the columns; the others hold a
 * rule each, with a tab between the values.
 */
public final class FittedWeights {
  /** The first line, with the version of the format. */
  public static final String FIRST = "forseti weights 1";

  private static final String COLUMNS = "rule\tby_hand\tfitted\tlow\thigh\tabusers\tothers";
  private static final int NUMBERS = 6;

  private final Map<String, Row> rows;

  /**
   * The weight of a rule.
   *
   * @param byHand what its author thought, in nats; what is estimated has its sign
   * @param fitted what was estimated, in nats
   * @param low the lower end of its interval, in nats
   * @param high the upper end of its interval, in nats
   * @param abusers how many abusers it fired for
   * @param others how many others it fired for
   */
  public record Row(
      double byHand, double fitted, double low, double high, int abusers, int others) {
    /** A weight that nobody has estimated yet. */
    public static Row byHand(double weight) {
      return new Row(weight, weight, weight, weight, 0, 0);
    }
  }

  /** Weights by the id of their rule. */
  public FittedWeights(Map<String, Row> rows) {
    this.rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  /** The weight of a rule; null when the file has none. */
  public @Nullable Row of(String rule) {
    return rows.get(rule);
  }

  /** The rules that have a weight. */
  public Collection<String> rules() {
    return rows.keySet();
  }

  /**
   * Reads a file.
   *
   * @throws WeightsFileException with the line and what is wrong with it
   */
  public static FittedWeights read(String content) throws WeightsFileException {
    List<String> lines = new ArrayList<>(content.lines().toList());
    if (lines.size() < 2 || !lines.get(0).equals(FIRST)) {
      throw new WeightsFileException(1, "'" + FIRST + "' is needed");
    }
    if (!lines.get(1).equals(COLUMNS)) {
      throw new WeightsFileException(2, "the columns are " + COLUMNS.replace('\t', ' '));
    }
    Map<String, Row> rows = new LinkedHashMap<>();
    for (int at = 2; at < lines.size(); at++) {
      String[] parts = lines.get(at).split("\t", -1);
      if (parts.length != NUMBERS + 1) {
        throw new WeightsFileException(
            at + 1, (NUMBERS + 1) + " values with tabs between them are needed");
      }
      if (rows.put(parts[0], row(at + 1, parts)) != null) {
        throw new WeightsFileException(at + 1, "'" + parts[0] + "' has a weight already");
      }
    }
    return new FittedWeights(rows);
  }

  private static Row row(int line, String[] parts) throws WeightsFileException {
    double[] numbers = new double[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      numbers[i] = number(line, parts[i + 1]);
    }
    if (numbers[0] * numbers[1] < 0) {
      throw new WeightsFileException(line, "fitted must not have another sign than by_hand");
    }
    return new Row(
        numbers[0], numbers[1], numbers[2], numbers[3], (int) numbers[4], (int) numbers[5]);
  }

  private static double number(int line, String text) throws WeightsFileException {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException told) {
      // below
    }
    throw new WeightsFileException(line, "'" + text + "' is no finite number");
  }

  /** The content of the file, with two decimals of each weight. */
  public String write() {
    StringBuilder text = new StringBuilder(FIRST + "\n" + COLUMNS + "\n");
    rows.forEach(
        (rule, row) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%s\t%.2f\t%.2f\t%.2f\t%.2f\t%d\t%d\n",
                    rule,
                    row.byHand(),
                    row.fitted(),
                    row.low(),
                    row.high(),
                    row.abusers(),
                    row.others())));
    return text.toString();
  }
}
