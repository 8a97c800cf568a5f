package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.policy.World;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rooms that answer slowly, or not now, hold up neither the policy room nor one another. */
@Timeout(30)
class BackgroundEnforcementTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");
  private static final Set<RoomId> MANY =
      IntStream.range(0, 200).mapToObj(i -> new RoomId("!r" + i)).collect(Collectors.toSet());

  /** Calls that the homeserver has not answered yet. */
  private final ArrayDeque<Runnable> unanswered = new ArrayDeque<>();

  @Test
  void aModeratorsDecisionReachesTheListWhileABanIsOnItsWayThroughTwoHundredRooms() {
    World world = slow(MANY);
    decide(world, "d1", "eve", Decision.Kind.LIST);
    assertThat(world.listed()).containsExactly("@eve:evil.example");
    assertThat(unanswered).isNotEmpty();

    decide(world, "d2", "bob", Decision.Kind.LIST);
    assertThat(world.listed()).containsExactly("@bob:evil.example", "@eve:evil.example");
    decide(world, "d3", "eve", Decision.Kind.CLEAR);
    assertThat(world.listed()).containsExactly("@bob:evil.example");
    assertThat(world.homeserver.bans).hasValue(0);

    answerAll(world);
    for (RoomId room : MANY) {
      assertThat(world.membership("bob", room)).isEqualTo("ban");
      assertThat(world.membership("eve", room)).isIn("leave", "none");
    }
  }

  @Test
  void theSameHoldsWithThreadsOfWhichEachHangs() throws Exception {
    World world = new World(World.enforcing(Mode.ACT, MANY));
    world.drain();
    CountDownLatch answers = new CountDownLatch(1);
    world.homeserver.beforeBan =
        () -> {
          try {
            answers.await();
          } catch (InterruptedException ending) {
            throw new IllegalStateException(ending);
          }
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      world.executor = threads;
      decide(world, "d1", "eve", Decision.Kind.LIST);
      decide(world, "d2", "bob", Decision.Kind.LIST);
      assertThat(world.listed()).containsExactly("@bob:evil.example", "@eve:evil.example");

      answers.countDown();
      while (world.homeserver.bans.get() < 2 * MANY.size()) {
        world.drain();
        Thread.onSpinWait();
      }
    }
    world.drain();
    assertThat(world.journal.statuses().stream().filter("BAN DONE"::equals)).hasSize(400);
  }

  @Test
  void aBanThatIsNotWantedAnyMoreWhileItRunsIsLiftedBehindIt() {
    World world = slow(Set.of(LOUNGE));
    decide(world, "d1", "eve", Decision.Kind.LIST);
    unanswered.remove().run(); // whether another's ban stands there
    world.drain();
    decide(world, "d2", "eve", Decision.Kind.CLEAR);
    answerAll(world);
    assertThat(world.membership(LOUNGE)).isEqualTo("leave");
  }

  @Test
  void aBanThatIsWantedAgainWhileItIsLiftedIsMadeAgain() {
    World world = slow(Set.of(LOUNGE));
    decide(world, "d1", "eve", Decision.Kind.LIST);
    answerAll(world);
    decide(world, "d2", "eve", Decision.Kind.CLEAR);
    assertThat(unanswered).hasSize(1);
    world.pass(Duration.ofSeconds(1));
    world.say(world.decision("d3", World.user("eve"), Decision.Kind.UNDO, "d2"));
    answerAll(world);
    assertThat(world.membership(LOUNGE)).isEqualTo("ban");
  }

  @Test
  void aRateLimitHoldsUpAllRoomsAndNoDecision() {
    World world = new World(World.enforcing(Mode.ACT, MANY));
    world.drain();
    for (RoomId room : MANY) {
      world.homeserver.failing.put(
          room, new Response.Retry<>(Duration.ofSeconds(5), "too fast", 429, "M_LIMIT_EXCEEDED"));
    }
    decide(world, "d1", "eve", Decision.Kind.LIST);
    int asked = world.homeserver.bans.get();
    assertThat(asked).isLessThan(10);
    decide(world, "d2", "bob", Decision.Kind.LIST);
    assertThat(world.listed()).hasSize(2);
    world.pass(Duration.ofSeconds(3));
    world.drain();
    assertThat(world.homeserver.bans).hasValue(asked);

    world.homeserver.failing.clear();
    world.drainFor(Duration.ofMinutes(5));
    assertThat(MANY).allSatisfy(room -> assertThat(world.membership(room)).isEqualTo("ban"));
  }

  @Test
  void aRoomThatFailsHoldsUpNoOtherAndIsTriedAgainLaterAndLater() {
    RoomId broken = new RoomId("!broken");
    World world = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE, broken)));
    world.homeserver.failing.put(
        broken, new Response.Retry<>(Duration.ofSeconds(1), "HTTP 500", 500, ""));
    decide(world, "d1", "eve", Decision.Kind.LIST);
    world.drainFor(Duration.ofMinutes(2));
    assertThat(world.membership(LOUNGE)).isEqualTo("ban");
    assertThat(world.homeserver.bans.get()).isBetween(4, 10);
    assertThat(world.journal.statuses()).containsOnlyOnce("BAN RETRYING");

    world.homeserver.failing.clear();
    world.drainFor(Duration.ofMinutes(1));
    assertThat(world.membership(broken)).isEqualTo("ban");
  }

  @Test
  void aHomeserverThatIsAwayWhileItWorksInRoomsIsToldWithinAMinute() {
    World world = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE)));
    world.homeserver.failing.put(LOUNGE, new Response.Retry<>(Duration.ofSeconds(1), "away"));
    decide(world, "d1", "eve", Decision.Kind.LIST);
    world.homeserver.away = true;
    world.drainFor(Duration.ofSeconds(70));
    assertThat(world.troubles).containsExactly(Optional.of("away"));
  }

  /** A timeout says nothing: the ban may stand. */
  @Test
  void whatMayHaveBeenDoneIsUndoneToo() {
    World world = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE)));
    world.drain();
    world.homeserver.loseAnswers = true;
    decide(world, "d1", "eve", Decision.Kind.LIST);
    world.homeserver.loseAnswers = false;
    decide(world, "d2", "eve", Decision.Kind.CLEAR);
    world.drainFor(Duration.ofMinutes(1));
    assertThat(world.membership(LOUNGE)).isEqualTo("leave");
  }

  @Test
  void writesDownWhatItAsksBeforeItAsks() {
    World world = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE)));
    world.homeserver.beforeBan = () -> assertThat(world.journal.isFlushed).isTrue();
    decide(world, "d1", "eve", Decision.Kind.LIST);
    decide(world, "d2", "eve", Decision.Kind.CLEAR);
    assertThat(world.homeserver.bans).hasValue(2);
  }

  private World slow(Set<RoomId> rooms) {
    World world = new World(World.enforcing(Mode.ACT, rooms));
    world.drain();
    world.executor = unanswered::add;
    return world;
  }

  private void answerAll(World world) {
    world.drain();
    while (!unanswered.isEmpty()) {
      unanswered.remove().run();
      world.drain();
    }
  }

  private static void decide(World world, String id, String user, Decision.Kind kind) {
    world.pass(Duration.ofSeconds(1));
    world.say(world.decision(id, World.user(user), kind, null));
    world.drain();
  }
}
