package dev.forseti.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoResultTest {
  private static final DemoResult GOOD =
      new DemoResult("synapse 1.163.2", 143, 5, 151, 0, 5, 1, 1, 5, 11_000, 702L);

  @Test
  void isOneLineOfJson() {
    assertThat(GOOD.json())
        .isEqualTo(
            """
            {"homeserver":"synapse 1.163.2","events":143,"listed":5,"listed_after_ms":151,\
            "ham_listed":0,"cases":5,"undone":1,"filtered":1,"invites_rejected":5,\
            "ready_ms":11000,"memory_mib":702}\
            """);
  }

  @Test
  void hasNoFailureWhenAllPromisesHold() {
    assertThat(GOOD.failures()).isEmpty();
  }

  @Test
  void namesEachPromiseThatIsBroken() {
    var bad = new DemoResult("simulated", 143, 2, 2_001, 1, 1, 0, 0, 0, 11_000, null);

    assertThat(bad.failures())
        .containsExactly(
            "1 others came into the policy room",
            "an entry took 2001 ms",
            "only 1 of 2 have a case",
            "the moderator's decision took no entry out");
    assertThat(bad.json()).contains("\"memory_mib\":null");
  }

  @Test
  void ownersOfRoomsAreShownOnARealHomeserver() {
    assertThat(new DemoResult("synapse 1", 143, 5, 151, 0, 5, 1, 0, 0, 11_000, 702L).failures())
        .containsExactly(
            "the filter of a room's owner removed nothing",
            "no invitation by an attacker was rejected");
  }

  @Test
  void failsWhenNobodyWasListed() {
    assertThat(new DemoResult("simulated", 143, 0, -1, 0, 0, 0, 0, 0, 11_000, null).failures())
        .contains("no attacker came into the policy room");
  }
}
