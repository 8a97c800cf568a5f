package dev.forseti.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.forseti.training.streams.SenderRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static SenderRecord sender(boolean isAbuser, double best, double first, int standing) {
    return new SenderRecord("s", isAbuser, best, first, standing > 0, standing > 1);
  }

  private static final List<SenderRecord> SENDERS =
      List.of(
          sender(true, 5, 1, 2),
          sender(true, 3, -2, 1),
          sender(true, -4, -4, 0),
          sender(false, 4, 4, 1),
          sender(false, -3, -3, 0),
          sender(false, -4, Double.NaN, 0));

  @Test
  void measuresAreThoseOfTheField() {
    assertThat(Measure.SENDER_AP.of(SENDERS)).isCloseTo((1 + 2 / 3.0 + 3 / 6.0) / 3, within(1e-12));
    assertThat(Measure.RECALL_AT_1.of(SENDERS)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(Measure.FIRST_MESSAGE_AP.of(SENDERS))
        .as("the one without a message is left out")
        .isCloseTo((1 / 2.0 + 2 / 3.0 + 3 / 5.0) / 3, within(1e-12));
    assertThat(Measure.BAN_PRECISION.of(SENDERS)).isEqualTo(1);
    assertThat(Measure.BAN_RECALL.of(SENDERS)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(Measure.INNOCENT_ACTED_ON.of(SENDERS)).isZero();
    assertThat(Measure.INNOCENT_REVIEWED.of(SENDERS)).isCloseTo(1_000 / 3.0, within(1e-9));
    assertThat(Measure.REVIEW_RECALL.of(SENDERS)).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void intervalsHoldTheValueAndAreTheSameEachTime() {
    Figures figures = Figures.of("all", SENDERS, 200);
    Interval recall = figures.of(Measure.REVIEW_RECALL);
    assertThat(recall.value()).isBetween(recall.low(), recall.high());
    assertThat(recall.low()).isLessThan(recall.high());
    assertThat(Figures.of("all", SENDERS, 200)).isEqualTo(figures);
  }

  @Test
  void whatCannotBeMeasuredIsADash() {
    Figures figures = Figures.of("quiet", List.of(sender(false, -4, -4, 0)), 20);
    assertThat(figures.of(Measure.SENDER_AP).shown()).isEqualTo("–");
    assertThat(figures.of(Measure.BAN_PRECISION).shown()).isEqualTo("–");
    assertThat(figures.of(Measure.INNOCENT_ACTED_ON).shown()).isEqualTo("0.000 [0.000, 0.000]");
  }
}
