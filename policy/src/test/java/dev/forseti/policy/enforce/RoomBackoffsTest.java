package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RoomId;
import dev.forseti.policy.World;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RoomBackoffsTest {
  private static final RoomId ONE = new RoomId("!one");
  private static final RoomId OTHER = new RoomId("!other");

  /** The other call was answered before the limit was reached, and is read after it. */
  @Test
  void aRateLimitHoldsAlsoWhenACallBesideItWorks() {
    RoomBackoffs backoffs = new RoomBackoffs();
    Instant now = World.NOON;
    backoffs.record(
        ONE,
        new Response.Retry<>(Duration.ofSeconds(30), "rate limited", 429, "M_LIMIT_EXCEEDED"),
        now);
    backoffs.record(OTHER, new Response.Done<>("done"), now);

    assertThat(backoffs.mustWait(OTHER, now.plusSeconds(29))).isTrue();
    assertThat(backoffs.mustWait(OTHER, now.plusSeconds(120))).isFalse();
  }
}
