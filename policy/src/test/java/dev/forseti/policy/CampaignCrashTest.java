package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Measure;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process that dies while a campaign is released or taken back: by what, at which measure, where
 * around it, and what moderators say while it is down.
 */
class CampaignCrashTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");
  private static final Subject SHOP = Subject.campaign("link.domain", "shop.example");
  private static final int MEMBERS = 120;

  enum By {
    CAMPAIGN,
    SAMPLE
  }

  enum Later {
    NOTHING,
    UNDO,
    CLEAR
  }

  static Stream<Arguments> table() {
    List<Arguments> rows = new ArrayList<>();
    for (By by : By.values()) {
      for (CrashTableTest.Crash crash : CrashTableTest.Crash.values()) {
        for (Measure.Kind measure : Measure.Kind.values()) {
          for (Later later : Later.values()) {
            rows.add(Arguments.of(by, crash, measure, later));
          }
        }
      }
    }
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("table")
  void afterARestartTheWholeCampaignIsAsModeratorsSay(
      By by, CrashTableTest.Crash crash, Measure.Kind measure, Later later) {
    World world = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE)));
    CampaignFixture.raid(world, "u", SHOP, MEMBERS);
    boolean early = measure == Measure.Kind.REDACT;
    boolean late = measure == Measure.Kind.RETRACT || measure == Measure.Kind.UNBAN;
    if (early) {
      dieAt(world, crash + " " + measure);
      world.restart();
    }
    world.drain();
    Subject decided = by == By.CAMPAIGN ? SHOP : World.user("u7");
    decide(world, "d1", decided, Decision.Kind.LIST, "");
    if (late) {
      world.drain();
      decide(world, "d2", decided, Decision.Kind.UNDO, "d1");
    }
    if (!early) {
      dieAt(world, crash + " " + measure);
    }
    if (later == Later.CLEAR) {
      decide(world, "d3", SHOP, Decision.Kind.CLEAR, "");
    } else if (later == Later.UNDO) {
      decide(world, "d3", decided, Decision.Kind.UNDO, late ? "d2" : "d1");
    }
    world.restart();
    world.drain();

    boolean released = late ? later == Later.UNDO : later == Later.NOTHING;
    int alone = by == By.SAMPLE && later == Later.CLEAR && !late ? 1 : 0;
    assertThat(world.listed()).hasSize(released ? MEMBERS : alone);
    assertThat(world.journal.published).hasSize(released ? MEMBERS : alone);
    assertThat(world.homeserver.inner.server().redactions()).isEqualTo(MEMBERS);
    for (int i = 0; i < MEMBERS; i++) {
      boolean banned = released || (alone == 1 && i == 7);
      assertThat(world.membership("u" + i, LOUNGE).equals("ban")).as("u" + i).isEqualTo(banned);
    }
    List<String> effects = List.copyOf(world.homeserver.effects);
    world.restart();
    world.drain();
    assertThat(world.homeserver.effects).isEqualTo(effects);
  }

  private static void dieAt(World world, String point) {
    world.mishap.at(point);
    try {
      world.drain();
    } catch (Mishap.Died died) {
      assertThat(world.homeserver.effects).hasSizeLessThan(4 * MEMBERS);
    }
  }

  private static void decide(
      World world, String id, Subject subject, Decision.Kind kind, String undoes) {
    world.pass(Duration.ofMinutes(1));
    world.say(world.decision(id, subject, kind, undoes.isEmpty() ? null : undoes));
  }
}
