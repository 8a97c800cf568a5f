package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Measure;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each measure × where the process dies around it × the mode before and after × what happens to the
 * subject while it is down × who wants it. After the next start, from the topics, the homeserver is
 * as that person or rule wants it.
 */
class CrashTableTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");
  private static final Subject EVE = World.user("eve");
  private static final Set<Measure.Kind> UNDOING = Set.of(Measure.Kind.RETRACT, Measure.Kind.UNBAN);

  enum Crash {
    BEFORE,
    AFTER,
    JOURNALED
  }

  enum Modes {
    ACT_ACT(Mode.ACT, Mode.ACT),
    OBSERVE_ACT(Mode.OBSERVE, Mode.ACT),
    ACT_OBSERVE(Mode.ACT, Mode.OBSERVE);

    private final Mode before;
    private final Mode after;

    Modes(Mode before, Mode after) {
      this.before = before;
      this.after = after;
    }
  }

  enum Later {
    NOTHING,
    HELD,
    CLEAR,
    UNDO,
    EXPIRY
  }

  enum By {
    SCORING,
    MODERATOR
  }

  static Stream<Arguments> table() {
    List<Arguments> rows = new ArrayList<>();
    for (Measure.Kind measure : Measure.Kind.values()) {
      for (Crash crash : Crash.values()) {
        for (Modes modes : Modes.values()) {
          for (Later later : Later.values()) {
            for (By by : By.values()) {
              rows.add(Arguments.of(measure, crash, modes, later, by));
            }
          }
        }
      }
    }
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("table")
  void afterARestartAllIsAsTheWishSaysAndNothingIsDoneTwice(
      Measure.Kind measure, Crash crash, Modes modes, Later later, By by) {
    World world = new World(World.enforcing(modes.before, Set.of(LOUNGE)));
    boolean takenBack = UNDOING.contains(measure);
    list(world, by);
    if (takenBack) {
      world.drain();
      decide(world, "clear", Decision.Kind.CLEAR, "");
    }
    world.mishap.at(crash + " " + measure);
    try {
      world.drain();
    } catch (Mishap.Died died) {
      assertThat(world.homeserver.effects).hasSizeLessThan(7);
    }

    happen(world, later, takenBack ? "clear" : "list");
    world.restart(World.enforcing(modes.after, Set.of(LOUNGE)));
    world.drain();
    if (later == Later.HELD) {
      decide(world, "end", Decision.Kind.CLEAR, "");
      world.drain();
    }

    boolean wanted =
        (by == By.MODERATOR || modes.after == Mode.ACT)
            && (takenBack ? later == Later.UNDO : later == Later.NOTHING);
    assertThat(world.listed()).isEqualTo(wanted ? Set.of(EVE.id()) : Set.of());
    assertThat(world.journal.published).hasSize(wanted ? 1 : 0);
    assertThat(world.membership(LOUNGE).equals("ban")).isEqualTo(wanted);
    assertNothingIsDoneTwice(world);
  }

  private static void list(World world, By by) {
    if (by == By.SCORING) {
      world.say(world.verdict("list", "eve", Standing.ACT));
    } else {
      world.say(
          new Decision(
              "list",
              EVE,
              Decision.Kind.LIST,
              "mo",
              "spam",
              dev.forseti.model.Harm.SPAM,
              world.now,
              world.now.plus(Duration.ofDays(20)),
              null));
    }
  }

  private static void decide(World world, String id, Decision.Kind kind, String undoes) {
    world.pass(Duration.ofMinutes(1));
    world.say(world.decision(id, EVE, kind, undoes.isEmpty() ? null : undoes));
  }

  /** While the process is down: what is said is in the topics only. */
  private static void happen(World world, Later later, String undone) {
    world.pass(Duration.ofMinutes(1));
    switch (later) {
      case NOTHING -> {}
      case HELD -> world.homeserver.inner.server().givenPower(LOUNGE, new UserId(EVE.id()), 50);
      case CLEAR -> decide(world, "later", Decision.Kind.CLEAR, "");
      case UNDO -> decide(world, "later", Decision.Kind.UNDO, undone);
      case EXPIRY -> world.pass(Duration.ofDays(31));
    }
  }

  /** No effect comes twice without its opposite between, and a further start brings none. */
  private static void assertNothingIsDoneTwice(World world) {
    List<String> effects = List.copyOf(world.homeserver.effects);
    for (List<String> pair : List.of(List.of("PUBLISH", "RETRACT"), List.of("BAN", "UNBAN"))) {
      List<String> ours = effects.stream().filter(pair::contains).toList();
      for (int i = 0; i < ours.size(); i++) {
        assertThat(ours.get(i)).as("of %s", effects).isEqualTo(pair.get(i % 2));
      }
    }
    assertThat(effects.stream().filter("REDACT"::equals).count()).isLessThanOrEqualTo(1);
    assertThat(world.journal.outcomes)
        .filteredOn(each -> each.status() == Outcome.Status.SIMULATED)
        .allMatch(each -> each.kind() == Measure.Kind.PUBLISH);

    world.restart(world.config());
    world.drain();
    assertThat(world.homeserver.effects).isEqualTo(effects);
  }
}
