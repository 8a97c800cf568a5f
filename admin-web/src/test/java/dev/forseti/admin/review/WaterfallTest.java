package dev.forseti.admin.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Contribution;
import dev.forseti.model.EventId;
import dev.forseti.model.Reputation;
import dev.forseti.model.RuleId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaterfallTest {
  private static final Instant AT = Instant.EPOCH;
  private static final double BUDGET = .0005;

  private final Waterfall why =
      Waterfall.of(
          new Reputation(
              Subject.user(new UserId("@eve:evil.example")),
              1.6,
              -4,
              .5,
              2.6,
              Standing.REVIEW,
              9,
              AT,
              List.of(part("a", 5, 4.2, "$1"), part("b", 2, 2, "$2"), part("c", -.6, -.6, "$1"))),
          List.of(),
          Map.of("d", Set.of("text.letters")),
          BUDGET);

  @Test
  void eachBarBeginsWhereTheOneBeforeEnded() {
    double end = left(why.scale().at(-4));
    for (WaterfallRow row : why.rows().subList(1, 4)) {
      double from = left(row.x());
      double to = from + left(row.width());
      assertThat(row.nats() > 0 ? from : to).isCloseTo(end, within());
      end = row.nats() > 0 ? to : from;
    }
    assertThat(end).isCloseTo(left(why.scale().at(1.6)), within());
  }

  @Test
  void saysWhyLessCountsThanWasSaid() {
    assertThat(note(3, 3, 3)).isEmpty();
    assertThat(note(3, 2, 2)).isEqualTo("+3.0, cut by the cap of group g");
    assertThat(note(3, 3, .9)).isEqualTo("+3.0, mostly said by other evidence");
    assertThat(note(3, 2, .6))
        .isEqualTo("+3.0, cut by the cap of group g · +2.0, mostly said by other evidence");
    assertThat(note(3, 0, 0)).isEqualTo("+3.0, and only observed");
  }

  private static String note(double nats, double inGroup, double counted) {
    var said =
        new Contribution(
            new RuleId("a"), "g", nats, counted, 1, AT, new EventId("$1"), "because", inGroup);
    var reputation =
        new Reputation(
            Subject.user(new UserId("@eve:evil.example")),
            -4 + counted,
            -4,
            -5,
            0,
            Standing.NONE,
            1,
            AT,
            List.of(said));
    return Waterfall.of(reputation, List.of(), Map.of(), BUDGET).rows().get(1).note();
  }

  @Test
  void saysCutsAndUnknowns() {
    assertThat(why.rows().get(1).note()).isEqualTo("+5.0, cut by the cap of group g");
    assertThat(why.rows().getLast().kind()).isEqualTo("unknown");
    assertThat(why.rows().getLast().because()).contains("text.letters");
  }

  @Test
  void saysWhatOfThePriorIsTheServers() {
    LogOddsAxis scale = LogOddsAxis.over(List.of(-4.0, 1.6), BUDGET);

    assertThat(WaterfallRow.prior(scale, -4).because()).isEqualTo("before any evidence");
    assertThat(WaterfallRow.prior(scale, -3.25).because())
        .isEqualTo("before any evidence, +0.8 of it from the server");
  }

  @Test
  void numbersPointAtEvents() {
    assertThat(why.marks()).isEqualTo(Map.of("$1", List.of(1, 3), "$2", List.of(2)));
  }

  @Test
  void wordsThatRulesReadPointAtTheirRows() {
    LogOddsAxis scale = LogOddsAxis.over(List.of(-4.0, 1.6), BUDGET);
    List<WaterfallRow> rows =
        List.of(
            row(1, "$1", Map.of("link.domain", "lamps.example", "sender.age", "90s", "n", "12")),
            row(2, "$1", Map.of("link.domain", "lamps.example", "sender.first", "true")),
            row(3, "$2", Map.of("turns", "unknown")));

    assertThat(new Waterfall(scale, rows, why.reputation()).words())
        .isEqualTo(Map.of("$1", Map.of("lamps.example", Set.of(1, 2))));
  }

  private static WaterfallRow row(int number, String event, Map<String, String> values) {
    return new WaterfallRow(number, "up", "rule", "", "", values, event, 1, "0%", "1%");
  }

  @Test
  void everythingLiesOnTheScale() {
    why.rows().forEach(row -> assertThat(left(row.x()) + left(row.width())).isBetween(0.0, 100.1));
    why.scale().ticks().forEach(tick -> assertThat(left(tick.at())).isBetween(0.0, 100.0));
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(.05);
  }

  private static double left(String percent) {
    return Double.parseDouble(percent.replace("%", ""));
  }

  private static Contribution part(String rule, double nats, double counted, String event) {
    return new Contribution(
        new RuleId(rule), "g", nats, counted, 1, AT, new EventId(event), "since " + rule);
  }
}
