package dev.forseti.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forseti.model.Mode;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyConfigTest {
  @Test
  void letsNothingAutomaticLeaveUnlessAskedTo() {
    assertEquals(Mode.OBSERVE, PolicyConfig.DEFAULT.mode());
    assertEquals(false, PolicyConfig.DEFAULT.enforce());
  }

  @Test
  void tellsAllProblemsTogether() {
    var problems =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new PolicyConfig(
                    PolicyConfig.DEFAULT.room(),
                    Mode.ACT,
                    Duration.ofDays(61),
                    Duration.ZERO,
                    Set.of(),
                    true,
                    PolicyConfig.DEFAULT.brakes()));

    assertEquals(
        "validity must be PT1H to PT1440H, was PT1464H;"
            + " readBackEvery must be PT1S to PT24H, was PT0S;"
            + " enforce needs rooms, there are none",
        problems.getMessage());
  }
}
