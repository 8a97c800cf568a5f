package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdTest {
  private final Crowd crowd = new Crowd();

  @Test
  void howManyThereWereAtFirstIsUsual() {
    assertThat(crowd.isSudden(20_000)).isFalse();
    assertThat(crowd.isSudden(20_000)).isFalse();
  }

  @Test
  void aFewHundredMoreAreNoCrowd() {
    assertThat(crowd.isSudden(10)).isFalse();
    assertThat(crowd.isSudden(2 * 10 + Crowd.FEW)).isFalse();
  }

  @Test
  void farMoreAreOneUntilTheyLeaveOrAreUsual() {
    assertThat(crowd.isSudden(10)).isFalse();
    assertThat(crowd.isSudden(5_000)).isTrue();
    assertThat(crowd.isSudden(10)).isFalse();

    assertThat(crowd.isSudden(5_000)).isTrue();
    for (int i = 0; i < 100; i++) {
      crowd.isSudden(5_000);
    }
    assertThat(crowd.isSudden(5_000)).isFalse();
  }
}
