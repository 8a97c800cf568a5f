package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever a process that dies leaves half done is made good by the next one. */
class CrashTest {
  private static final PolicyConfig CONFIG = PolicyConfig.DEFAULT.withMode(Mode.ACT);

  /** The process dies between every two of its effects, one after the other. */
  @Test
  void aCrashBetweenAnyTwoEffectsDoublesNothingAndLeavesNothing() {
    int steps = 0;
    for (boolean died = true; died; steps++) {
      World each = new World(World.enforcing(Mode.ACT, Set.of(new RoomId("!lounge"))));
      each.mishap.after(steps);
      died = outlives(each, () -> each.say(each.verdict("v1", "eve", Standing.ACT)));
      assertThat(each.listed()).as("step " + steps).isEqualTo(Set.of("@eve:evil.example"));
      each.pass(Duration.ofMinutes(1));
      died |=
          outlives(
              each,
              () -> each.say(each.decision("d1", World.user("eve"), Decision.Kind.CLEAR, null)));

      assertThat(each.listed()).as("step " + steps).isEmpty();
      assertThat(each.journal.published).as("step " + steps).isEmpty();
      assertThat(each.membership(new RoomId("!lounge"))).as("step " + steps).isEqualTo("leave");
      assertThat(each.homeserver.sent).as("step " + steps).hasSize(2);
      assertThat(each.homeserver.inner.server().redactions()).as("step " + steps).isEqualTo(1);
      assertThat(
              each.journal.statuses().stream()
                  .map(status -> status.replace("UNBAN ALREADY", "UNBAN DONE"))
                  .collect(Collectors.toSet()))
          .as("step " + steps)
          .isEqualTo(
              Set.of("PUBLISH DONE", "BAN DONE", "REDACT DONE", "RETRACT DONE", "UNBAN DONE"));
    }
    assertThat(steps > 30).as("only " + steps + " steps").isTrue();
  }

  /** Whether the process died on the way and was started again. */
  private static boolean outlives(World world, Runnable says) {
    says.run();
    try {
      world.drain();
      return false;
    } catch (Mishap.Died died) {
      world.restart();
      world.drain();
      return true;
    }
  }

  /** "A crash between any two of these is made good by doing it again." */
  @Test
  void aCrashAtAnyStepLeavesTheRoomAsWantedAfterTheNextStart() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      World crashing = new World(CONFIG);
      World smooth = new World(CONFIG);
      for (int i = 0; i < 12; i++) {
        say(crashing, smooth, i, random);
        crashing.mishap.after(random.nextInt(12));
        try {
          crashing.drain();
        } catch (Mishap.Died died) {
          crashing.restart();
        }
        smooth.drain();
      }
      crashing.restart();
      crashing.drain();

      assertThat(crashing.listed()).as("seed " + seed).isEqualTo(smooth.listed());
      assertThat(crashing.journal.published.keySet())
          .as("seed " + seed)
          .isEqualTo(smooth.journal.published.keySet());
      int sentBefore = crashing.homeserver.sent.size();
      crashing.restart();
      crashing.drain();
      assertThat(crashing.homeserver.sent).as("seed " + seed).hasSize(sentBefore);
    }
  }

  private static void say(World one, World other, int i, Random random) {
    String user = "u" + random.nextInt(3);
    boolean verdict = random.nextBoolean();
    Standing standing = random.nextInt(3) == 0 ? Standing.WATCH : Standing.ACT;
    Decision.Kind kind = Decision.Kind.values()[random.nextInt(4)];
    String undoes = "d" + random.nextInt(12);
    for (World each : List.of(one, other)) {
      each.pass(Duration.ofSeconds(1));
      if (verdict) {
        each.say(each.verdict("v" + i, user, standing));
      } else {
        each.say(each.decision("d" + i, World.user(user), kind, undoes));
      }
    }
  }
}
