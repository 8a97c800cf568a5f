package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever a process that dies leaves half done of what lists of others ask for is made good. */
class WatchedCrashTest {
  private static final String APPLY = "!list:lists.example mode=apply";

  /** The process dies between every two of its effects, one after the other. */
  @Test
  void aCrashBetweenAnyTwoEffectsOfABanDoublesNothingAndLeavesNothing() {
    int steps = 0;
    while (diesWhile(steps, Integer.MAX_VALUE)) {
      steps++;
    }
    assertThat(steps > 20).as("only " + steps + " steps").isTrue();
  }

  @Test
  void aCrashBetweenAnyTwoEffectsOfItsLiftingDoublesNothingAndLeavesNothing() {
    int steps = 0;
    while (diesWhile(Integer.MAX_VALUE, steps)) {
      steps++;
    }
    assertThat(steps > 10).as("only " + steps + " steps").isTrue();
  }

  private static boolean diesWhile(int banning, int lifting) {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.world.mishap.after(banning);
    boolean died = outlives(lists);
    assertThat(lists.membership("eve")).as("step " + banning).isEqualTo("ban");
    assertThat(lists.records()).as("step " + banning).hasSize(1);

    lists.remove("rule:eve");
    lists.world.mishap.after(lifting);
    died |= outlives(lists);

    String step = "steps " + banning + " and " + lifting;
    assertThat(lists.membership("eve")).as(step).isEqualTo("leave");
    assertThat(lists.records()).as(step).isEmpty();
    assertThat(lists.world.homeserver.effects).as(step).containsExactly("BAN", "UNBAN");
    return died;
  }

  /** Whether the process died on the way and was started again. */
  private static boolean outlives(WatchedWorld lists) {
    boolean died = false;
    try {
      lists.readAgain();
    } catch (Mishap.Died dead) {
      died = true;
      lists.world.restart();
    }
    lists.world.mishap.never();
    lists.readAgain();
    return died;
  }

  @Test
  void aCrashAtAnyStepLeavesRoomsAndTopicAsTheListsSay() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      WatchedWorld crashing = WatchedWorld.of(APPLY);
      Set<String> named = new TreeSet<>();
      for (int user = 0; user < 4; user++) {
        crashing.member("u" + user);
      }
      for (int i = 0; i < 8; i++) {
        String user = "u" + random.nextInt(4);
        if (random.nextBoolean()) {
          crashing.ban("rule:" + user, "@" + user + ":evil.example");
          named.add(user);
        } else {
          crashing.remove("rule:" + user);
          named.remove(user);
        }
        crashing.world.mishap.after(random.nextInt(60));
        try {
          crashing.readAgain();
        } catch (Mishap.Died died) {
          crashing.world.restart();
        }
      }
      crashing.world.mishap.never();
      crashing.readAgain();
      comeBack(crashing);
      crashing.readAgain();

      Set<String> banned = new TreeSet<>();
      for (int user = 0; user < 4; user++) {
        if (crashing.membership("u" + user).equals("ban")) {
          banned.add("u" + user);
        }
      }
      assertThat(banned).as("seed " + seed).isEqualTo(named);
      assertThat(crashing.records()).as("seed " + seed).hasSize(named.size());
    }
  }

  /** Who was let go joins again: only who is there is banned anew. */
  private static void comeBack(WatchedWorld lists) {
    for (int user = 0; user < 4; user++) {
      if (lists.membership("u" + user).equals("leave")) {
        lists.join("u" + user);
      }
    }
    lists.settle();
  }
}
