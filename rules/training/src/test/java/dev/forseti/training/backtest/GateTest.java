package dev.forseti.training.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.training.backtest.Gate.Answer;
import org.junit.jupiter.api.Test;

class GateTest {
  @Test
  void lets189AbusersWithoutAnErrorPassAndNoFewer() {
    assertThat(Gate.STANDARD.judge(189, 189)).isEqualTo(new Answer.MayAct());
    assertThat(Gate.STANDARD.judge(188, 188))
        .isEqualTo(
            new Answer.MayNot(
                "the precision may be as low as 0.979, it takes 0.980:"
                    + " 1 more abuser among the labelled, and nobody else, would do"));
  }

  @Test
  void saysHowManyMoreItTakes() {
    Answer few = Gate.STANDARD.judge(20, 20);
    assertThat(few.toString()).contains("as low as 0.838").contains(": 169 more abusers");

    String wrong = Gate.STANDARD.judge(19, 20).toString();
    long more = Long.parseLong(wrong.replaceAll(".*: (\\d+) more.*", "$1"));
    assertThat(Gate.STANDARD.judge(19 + more, 20 + more)).isEqualTo(new Answer.MayAct());
    assertThat(Gate.STANDARD.judge(18 + more, 19 + more)).isInstanceOf(Answer.MayNot.class);
  }

  @Test
  void asksForEnoughSendersAlsoWhereThePrecisionWouldDo() {
    Gate gate = new Gate(.5, 30);

    assertThat(gate.judge(10, 10))
        .isEqualTo(new Answer.MayNot("10 labelled senders are too few, it takes 30"));
    assertThat(gate.judge(30, 30)).isEqualTo(new Answer.MayAct());
    assertThat(Gate.STANDARD.judge(0, 0))
        .isEqualTo(new Answer.MayNot("no sender that it speaks against is labelled"));
  }

  @Test
  void refusesABarThatNothingReaches() {
    assertThatThrownBy(() -> new Gate(1, 30)).hasMessageContaining("below 1, was 1.0");
    assertThatThrownBy(() -> new Gate(.9, 0)).hasMessageContaining("at least one sender");
  }
}
