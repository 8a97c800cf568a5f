package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.model.Mode;
import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.runtime.config.ConfigSchema;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyConfigTest {
  @Test
  void letsNothingAutomaticLeaveUnlessAskedTo() {
    assertThat(PolicyConfig.DEFAULT.mode()).isEqualTo(Mode.OBSERVE);
    assertThat(PolicyConfig.DEFAULT.enforce()).isFalse();
  }

  @Test
  void isTheDefaultWhenTheFileSetsNothing() throws ConfigProblems {
    ConfigSchema schema = new ConfigSchema(List.of(PolicyOptions.GROUP), "");

    assertThat(PolicyConfig.of(schema.read("", "none"))).isEqualTo(PolicyConfig.DEFAULT);
  }

  @Test
  void tellsAllProblemsTogether() {
    assertThatThrownBy(
            () ->
                new PolicyConfig(
                    PolicyConfig.DEFAULT.room(),
                    Mode.ACT,
                    Duration.ofDays(61),
                    Duration.ZERO,
                    Set.of(),
                    true,
                    PolicyConfig.DEFAULT.brakes()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "validity must be PT1H to PT1440H, was PT1464H;"
                + " readBackEvery must be PT1S to PT24H, was PT0S;"
                + " enforce needs rooms, there are none");
  }
}
