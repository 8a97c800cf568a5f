package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.policy.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bans and unbans of one user that cross one another end as the newest wish says. */
class CrossingBansTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");

  private final ArrayDeque<Runnable> unanswered = new ArrayDeque<>();
  private final World world = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE)));

  @Test
  void aBanOfUnknownEndThatBeganWhenTheUnbanEndedIsRemovedByOthers() {
    start();
    decide("d1", Decision.Kind.LIST, "");
    answerAll();
    decide("d2", Decision.Kind.CLEAR, "");
    decide("d3", Decision.Kind.UNDO, "d2");
    answerOne(); // the unban
    answerOne(); // whether another's ban stands
    world.homeserver.loseAnswers = true;
    answerOne();
    world.homeserver.loseAnswers = false;
    assertThat(world.membership(LOUNGE)).isEqualTo("ban");

    decide("d4", Decision.Kind.CLEAR, "");
    for (int second = 0; second < 120; second++) {
      world.pass(Duration.ofSeconds(1));
      answerAll();
    }
    assertThat(world.membership(LOUNGE)).isEqualTo("leave");
  }

  @Test
  void aBanIsMadeAgainWhenTheUnbanOfAnotherCauseHasLiftedIt() {
    start();
    decide("d1", Decision.Kind.LIST, "");
    answerAll();
    decide("d2", Decision.Kind.LIST, "");
    answerAll();
    decide("d3", Decision.Kind.CLEAR, "");
    assertThat(unanswered).hasSize(1);
    unanswered.remove().run();
    world.pass(Duration.ofSeconds(1));
    world.say(world.decision("d4", World.user("eve"), Decision.Kind.UNDO, "d3"));
    answerAll();

    world.drainFor(Duration.ofMinutes(1));
    answerAll();
    assertThat(world.listed()).hasSize(1);
    assertThat(world.membership(LOUNGE)).isEqualTo("ban");
  }

  private void start() {
    world.drain();
    world.executor = unanswered::add;
  }

  private void answerOne() {
    unanswered.remove().run();
    world.drain();
  }

  private void answerAll() {
    world.drain();
    while (!unanswered.isEmpty()) {
      answerOne();
    }
  }

  private void decide(String id, Decision.Kind kind, String undoes) {
    world.pass(Duration.ofSeconds(1));
    world.say(world.decision(id, World.user("eve"), kind, undoes.isEmpty() ? null : undoes));
    world.drain();
  }
}
