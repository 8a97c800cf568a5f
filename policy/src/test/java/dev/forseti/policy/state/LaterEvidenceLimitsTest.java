package dev.forseti.policy.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.Mode;
import dev.forseti.policy.PolicyConfig;
import dev.forseti.policy.World;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaterEvidenceLimitsTest {
  private final World world = new World(PolicyConfig.DEFAULT);
  private final AtomicInteger forgotten = new AtomicInteger();
  private final LaterEvidence evidence = new LaterEvidence(forgotten::incrementAndGet);

  @Test
  void keepsTheNewestEventsOfAUserAndCountsWhatItForgets() {
    for (int i = 0; i < LaterEvidence.EVENTS + 3; i++) {
      evidence.add(world.signal("eve", "$" + i, Mode.ACT));
    }

    assertThat(evidence.since(World.user("eve"), Instant.MIN))
        .hasSize(LaterEvidence.EVENTS)
        .extracting(EvidenceEvent::eventId)
        .startsWith(new EventId("$3"));
    assertThat(forgotten).hasValue(3);
  }

  @Test
  void forgetsThoseWhoWereHitLongestAgoFirst() {
    int users = LaterEvidence.ALL / LaterEvidence.EVENTS + 1;
    for (int user = 0; user < users; user++) {
      for (int i = 0; i < LaterEvidence.EVENTS; i++) {
        evidence.add(world.signal("u" + user, "$" + user + "-" + i, Mode.ACT));
      }
    }

    assertThat(evidence.since(World.user("u0"), Instant.MIN)).isEmpty();
    assertThat(evidence.since(World.user("u1"), Instant.MIN)).hasSize(LaterEvidence.EVENTS);
    assertThat(forgotten).hasValue(LaterEvidence.EVENTS);
  }
}
