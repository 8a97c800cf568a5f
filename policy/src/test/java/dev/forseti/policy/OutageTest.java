package dev.forseti.policy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutageTest {
  private static final Instant START = Instant.EPOCH;

  private final Outage outage = new Outage();

  @Test
  void saysEachOutageOnceAtBothEnds() {
    assertFalse(outage.ends(START));
    assertTrue(outage.begins());
    assertFalse(outage.begins());
    assertFalse(outage.ends(START));
    assertFalse(outage.ends(START.plusSeconds(9)));
    assertTrue(outage.ends(START.plusSeconds(10)));
    assertFalse(outage.ends(START.plusSeconds(11)));
    assertTrue(outage.begins());
  }

  @Test
  void aFailureInBetweenDoesNotEndIt() {
    assertTrue(outage.begins());
    assertFalse(outage.ends(START));
    assertFalse(outage.begins());
    assertFalse(outage.ends(START.plusSeconds(10)));
    assertTrue(outage.ends(START.plusSeconds(20)));
  }
}
