package dev.forseti.policy.homeserver.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.HomeserverRefusalContract;
import org.junit.jupiter.api.Test;

class SimulatedHomeserverTest extends HomeserverRefusalContract {
  private final SimulatedHomeserver homeserver = new SimulatedHomeserver(SELF);

  @Override
  protected HomeserverClient as(UserId user) {
    return homeserver.as(user);
  }

  /** It cannot know which rooms and events exist elsewhere. */
  @Test
  void inADryRunActsInEveryRoomThatItJoins() {
    RoomId room = new RoomId("!lounge:elsewhere.example");
    SimulatedHomeserver dry = SimulatedHomeserver.dryRun(SELF);
    assertThat(refusal(dry.ban(room, EVE, "spam"))).isEqualTo("403 M_FORBIDDEN");

    done(dry.join(room));
    done(dry.ban(room, EVE, "spam"));
    done(dry.redact(room, new EventId("$spam"), "t", "spam"));

    assertThat(refusal(dry.as(EVE).state(room))).isEqualTo("403 M_FORBIDDEN");
  }
}
