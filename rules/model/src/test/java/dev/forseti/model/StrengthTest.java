package dev.forseti.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrengthTest {
  @Test
  void aGraverStandingIsMoreWhateverItsMode() {
    var graver = new Strength(Standing.ACT, Mode.SUGGEST);
    var acting = new Strength(Standing.REVIEW, Mode.ACT);

    assertThat(graver.isMoreThan(acting)).isTrue();
    assertThat(acting.isMoreThan(graver)).isFalse();
  }

  @Test
  void ofOneStandingTheModeThatGoesFurtherIsMore() {
    var suggests = new Strength(Standing.ACT, Mode.SUGGEST);
    var acts = new Strength(Standing.ACT, Mode.ACT);

    assertThat(acts.isMoreThan(suggests)).isTrue();
    assertThat(suggests.isMoreThan(acts)).isFalse();
    assertThat(acts.isMoreThan(acts)).isFalse();
  }

  @Test
  void whereRulesMayOnlySuggestAModeratorLooks() {
    assertThat(new Strength(Standing.ACT, Mode.SUGGEST).outcome()).isEqualTo(Standing.REVIEW);
    assertThat(new Strength(Standing.ACT, Mode.ACT).outcome()).isEqualTo(Standing.ACT);
    assertThat(new Strength(Standing.WATCH, Mode.SUGGEST).outcome()).isEqualTo(Standing.WATCH);
    assertThat(Strength.NONE.outcome()).isEqualTo(Standing.NONE);
  }
}
