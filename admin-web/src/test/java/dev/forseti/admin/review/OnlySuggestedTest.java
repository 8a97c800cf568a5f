package dev.forseti.admin.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import dev.forseti.model.Strength;
import org.junit.jupiter.api.Test;

class OnlySuggestedTest {
  private static final Strength ACTS = new Strength(Standing.ACT, Mode.ACT);

  @Test
  void saysWhichOfTheTwoKeepsPolicyFromActing() {
    assertThat(OnlySuggested.why(ACTS, Mode.OBSERVE)).contains("only observes");
    assertThat(OnlySuggested.why(ACTS, Mode.SUGGEST)).contains("moderators decide");
    assertThat(OnlySuggested.why(new Strength(Standing.ACT, Mode.SUGGEST), Mode.ACT))
        .contains("may only suggest");
  }

  @Test
  void saysNothingWhereSomethingIsDoneOrNothingIsAskedFor() {
    assertThat(OnlySuggested.why(ACTS, Mode.ACT)).isEmpty();
    assertThat(OnlySuggested.why(new Strength(Standing.REVIEW, Mode.ACT), Mode.OBSERVE)).isEmpty();
  }
}
