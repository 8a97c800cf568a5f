package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** A verdict comes once: what is posted after it is removed too. */
class LaterEvidenceTest extends CampaignFixture {
  @Test
  void whatAHeldRaidPostsAfterItsVerdictsIsRemovedToo() {
    raid(world, "u", SHOP, 150);
    world.drain();
    assertThat(redactions()).isEqualTo(150);
    for (int i = 0; i < 150; i++) {
      world.say(world.signal("u" + i, "$again" + i, Mode.ACT));
      world.say(world.signal("u" + i, "$again" + i, Mode.ACT));
    }
    world.drain();

    assertThat(redactions()).isEqualTo(300);
    assertThat(world.listed()).isEmpty();
  }

  @Test
  void whatComesBeforeTheVerdictIsReadIsRemovedWithIt() {
    world.say(world.signal("eve", "$before", Mode.ACT));
    world.drain();
    assertThat(redactions()).isEqualTo(0);

    say("v", world.verdict("v", "eve", Standing.ACT));
    assertThat(redactions()).isEqualTo(2);
  }

  @Test
  void whatWasPostedLongBeforeTheAttackStays() {
    world.say(world.signal("eve", "$lastWeek", Mode.ACT));
    world.pass(Duration.ofDays(7));
    say("v", world.verdict("v", "eve", Standing.ACT));

    assertThat(redactions()).isEqualTo(1);
  }

  @Test
  void whatOnlySuggestsAndWhatIsOfSomebodyWhoIsNotListedStays() {
    say("v", world.verdict("v", "eve", Standing.ACT));
    say("w", world.verdict("w", "bob", Standing.REVIEW));
    world.say(world.signal("eve", "$suggested", Mode.SUGGEST));
    world.say(world.signal("bob", "$bob2", Mode.ACT));
    world.drain();

    assertThat(redactions()).isEqualTo(1);
  }

  @Test
  void whomAModeratorClearedIsNotCleaned() {
    say("v", world.verdict("v", "eve", Standing.ACT));
    decide("d", World.user("eve"), Decision.Kind.CLEAR, null);
    world.say(world.signal("eve", "$later", Mode.ACT));
    world.drain();

    assertThat(redactions()).isEqualTo(1);
  }

  @Test
  void nothingIsRemovedAgainAfterARestart() {
    raid(world, "u", SHOP, 150);
    world.say(world.signal("u1", "$again", Mode.ACT));
    world.drain();
    assertThat(redactions()).isEqualTo(151);

    assertNothingIsDoneAgain(world);
  }

  @Test
  void whatWaitsIsRemovedHoweverMuchIsPostedAfterIt() {
    Queue<Runnable> unanswered = new ArrayDeque<>();
    say("v", world.verdict("v", "eve", Standing.ACT));
    world.executor = unanswered::add;
    post("eve", 250);
    answerAll(unanswered);

    assertThat(redactions()).isEqualTo(251);
  }

  @Test
  void whatWaitsOfSomebodyWhoIsHeldIsRemovedHoweverMuchIsPostedAfterIt() {
    Queue<Runnable> unanswered = new ArrayDeque<>();
    raid(world, "u", SHOP, 150);
    world.drain();
    world.executor = unanswered::add;
    post("u7", 250);
    answerAll(unanswered);

    assertThat(redactions()).isEqualTo(150 + 250);
  }

  @Test
  void aBurstIsRemovedAsAWhole() {
    say("v", world.verdict("v", "eve", Standing.ACT));
    for (int i = 0; i < 100; i++) {
      world.say(world.signal("eve", "$again" + i, Mode.ACT));
    }
    world.drain();

    assertThat(redactions()).isEqualTo(101);
  }

  @Test
  void whatWaitsIsNotRemovedWhenAModeratorClearsTheUser() {
    Queue<Runnable> unanswered = new ArrayDeque<>();
    say("v", world.verdict("v", "eve", Standing.ACT));
    world.executor = unanswered::add;
    post("eve", 50);
    decide("d", World.user("eve"), Decision.Kind.CLEAR, null);
    answerAll(unanswered);

    assertThat(redactions()).isEqualTo(2); // one was on its way
  }

  private void post(String user, int messages) {
    for (int i = 0; i < messages; i++) {
      world.say(world.signal(user, "$again" + i, Mode.ACT));
      world.drain();
    }
  }

  private void answerAll(Queue<Runnable> unanswered) {
    while (!unanswered.isEmpty()) {
      unanswered.remove().run();
      world.drain();
    }
  }

  private int redactions() {
    return world.homeserver.inner.server().redactions();
  }
}
