package dev.forseti.training.evaluation;

import dev.forseti.training.streams.SenderRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * All measures of some senders, with intervals by bootstrap over the senders (B. Efron, 1979).
 *
 * @param name of whom
 * @param senders how many
 * @param abusers how many of them
 */
public record Figures(String name, int senders, int abusers, Map<Measure, Interval> measures) {
  private static final long SEED = 7;

  public Figures {
    measures = Collections.unmodifiableMap(new EnumMap<>(measures));
  }

  /** Counts, and draws so many times. */
  public static Figures of(String name, List<SenderRecord> senders, int draws) {
    Random random = new Random(SEED);
    Map<Measure, double[]> drawn = new EnumMap<>(Measure.class);
    for (Measure each : Measure.values()) {
      drawn.put(each, new double[draws]);
    }
    for (int draw = 0; draw < draws; draw++) {
      List<SenderRecord> some = new ArrayList<>(senders.size());
      for (int i = 0; i < senders.size(); i++) {
        some.add(senders.get(random.nextInt(senders.size())));
      }
      int at = draw;
      drawn.forEach((measure, values) -> values[at] = measure.of(some));
    }
    Map<Measure, Interval> measures = new EnumMap<>(Measure.class);
    drawn.forEach(
        (measure, values) -> measures.put(measure, Interval.of(measure.of(senders), values)));
    int abusers = (int) senders.stream().filter(SenderRecord::isAbuser).count();
    return new Figures(name, senders.size(), abusers, measures);
  }

  /** One of them. */
  public Interval of(Measure measure) {
    return measures.getOrDefault(measure, new Interval(Double.NaN, Double.NaN, Double.NaN));
  }
}
