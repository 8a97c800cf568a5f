package dev.forseti.training.learn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.forseti.rules.pack.FittedWeights;
import dev.forseti.training.streams.Groups;
import dev.forseti.training.streams.PackWeights;
import dev.forseti.training.streams.StreamRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WeightFitTest {
  private static final PackWeights WEIGHTS =
      new PackWeights(
          "made.weights",
          Map.of("strong", 1.0, "copy", 2.0, "good", -1.0, "rare", 1.5, "noise", 1.0),
          Map.of("held", 2.0));

  /**
   * Senders with one message each, in ten streams. Of the odds, {@code strong} tells 2 nats and not
   * 1, {@code copy} fires where {@code held} does, {@code good} tells 2 nats for the sender, {@code
   * noise} tells nothing, and {@code rare} fires once.
   */
  private static List<StreamRow> rows(long seed) {
    Random random = new Random(seed);
    List<StreamRow> rows = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      Map<String, Double> counted = new TreeMap<>();
      double nats = -2;
      if (random.nextInt(4) == 0) {
        counted.put("strong", 1.0);
        nats += 2;
      }
      if (random.nextInt(4) == 0) {
        counted.put("held", 2.0);
        counted.put("copy", 2.0);
        nats += 2;
      }
      if (random.nextInt(4) == 0) {
        counted.put("good", -1.0);
        nats -= 2;
      }
      if (random.nextInt(4) == 0) {
        counted.put("noise", 1.0);
      }
      if (i == 17) {
        counted.put("rare", 1.5);
      }
      boolean isAbuse = random.nextDouble() < 1 / (1 + Math.exp(-nats));
      rows.add(row("stream" + i % 10, "@s" + i, isAbuse, counted));
    }
    return rows;
  }

  private static StreamRow row(
      String stream, String sender, boolean isAbuse, Map<String, Double> counted) {
    return new StreamRow(stream, sender, isAbuse, 0, 0, 0, counted, Set.of(), Map.of(), Map.of());
  }

  private static FittedWeights.Row of(FittedWeights found, String rule) {
    return requireNonNull(found.of(rule));
  }

  @Test
  void aWeightComesFromHowOftenItIsTrueOfAbusers() {
    FittedWeights found = new WeightFit(WEIGHTS, Groups.NONE).of(rows(1));

    assertThat(found.rules()).containsExactly("copy", "good", "noise", "rare", "strong");
    assertThat(of(found, "strong").fitted()).isBetween(1.4, 2.2);
    assertThat(of(found, "good").fitted()).isBetween(-2.2, -1.3);
    assertThat(of(found, "noise").fitted()).isBetween(0.0, .45);
    assertThat(of(found, "copy").fitted()).as("what another says already").isBetween(0.0, .5);
    assertThat(of(found, "rare").fitted()).as("no data").isCloseTo(1.5, within(.1));
  }

  @Test
  void theIntervalHoldsTheWeightAndIsWiderWhenStreamsDiffer() {
    var fit = new WeightFit(WEIGHTS, Groups.NONE);
    List<StreamRow> alike = rows(2);
    List<StreamRow> different = new ArrayList<>(alike);
    different.replaceAll(
        row ->
            row.stream().equals("stream3") && row.byRule().containsKey("strong")
                ? row(row.stream(), row.sender(), false, row.byRule())
                : row);

    FittedWeights.Row narrow = of(fit.withIntervals(alike), "strong");
    FittedWeights.Row wide = of(fit.withIntervals(different), "strong");

    assertThat(narrow.fitted()).isBetween(narrow.low(), narrow.high());
    assertThat(wide.high() - wide.low()).isGreaterThan(1.5 * (narrow.high() - narrow.low()));
  }

  @Test
  void itSaysForHowManySendersARuleCounted() {
    List<StreamRow> rows =
        List.of(
            row("a", "@one", true, Map.of("strong", 1.0)),
            row("a", "@one", true, Map.of("strong", 1.0)),
            row("b", "@one", false, Map.of("strong", 1.0)),
            row("b", "@two", false, Map.of("good", -1.0)));

    assertThat(WeightFit.fired("strong", rows)).isEqualTo(new WeightFit.Fired(1, 1));
    assertThat(WeightFit.fired("good", rows)).isEqualTo(new WeightFit.Fired(0, 1));
  }
}
