package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Measure;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What lists that are applied lead to in the community's rooms. */
class WatchedBansTest {
  private static final String APPLY = "!list:lists.example mode=apply";

  private final WatchedWorld lists = WatchedWorld.of(APPLY);
  private final World world = lists.world;

  @Test
  void aMemberWhomTheListNamesIsBannedAndTheCauseNamesListAndEntry() {
    lists.member("eve");
    lists.member("bob");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.membership("bob")).isEqualTo("join");
    assertThat(world.listed()).isEmpty();
    assertThat(world.journal.outcomes)
        .filteredOn(each -> each.kind() == Measure.Kind.BAN)
        .singleElement()
        .satisfies(
            done -> {
              assertThat(done.status()).isEqualTo(Status.DONE);
              assertThat(done.cause())
                  .isEqualTo("list !list:lists.example m.policy.rule.user rule:eve");
            });
  }

  /** "Rooms read the list's name for a reason: what its writers say is theirs." */
  @Test
  void whatTheListsWritersSayIsNotRepeatedInOurRooms() {
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();

    assertThat(world.journal.measures.toString() + world.journal.outcomes)
        .doesNotContain("rude words");
  }

  @Test
  void whoIsOnTheListAndJoinsLaterIsBannedThen() {
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    assertThat(lists.membership("eve")).isEqualTo("none");

    lists.join("eve");
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("ban");
  }

  @Test
  void anEntryThatATapTellsOfIsFollowedAtOnce() {
    lists.member("eve");
    lists.settle();
    lists.ban("rule:eve", "@eve:evil.example");
    lists.news(WatchedWorld.LIST);
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("ban");
  }

  @Test
  void anEntryThatNoTapTellsOfIsFollowedWhenTheListIsReadAgain() {
    lists.member("eve");
    lists.settle();
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    assertThat(lists.membership("eve")).isEqualTo("join");

    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("ban");
  }

  @Test
  void theUsersOfAServerAreBannedWhomAnEntryAboutTheServerNames() {
    lists.member("eve");
    lists.write(
        WatchedWorld.LIST, WatchedWorld.SERVER, "rule:evil", WatchedWorld.ban("*.evil.example"));
    lists.write(
        WatchedWorld.LIST, "org.matrix.mjolnir.rule.server", "k", WatchedWorld.ban("evil.example"));
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("ban");
  }

  @Test
  void anEntryThatIsWrittenAnewBansNobodyTwice() {
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    int before = world.homeserver.bans.get();
    lists.write(
        WatchedWorld.LIST,
        WatchedWorld.USER,
        "rule:eve",
        WatchedWorld.content(
            "entity", "@eve:evil.example", "recommendation", "m.ban", "reason", "other words"));
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(world.homeserver.bans.get()).isEqualTo(before);
  }

  @Test
  void anEntryThatTheOperatorOverrodeDoesNotCount() {
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    String event = lists.event(WatchedWorld.LIST, WatchedWorld.USER, "rule:eve").value();
    lists.restart(APPLY + " without=" + event);
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("join");
  }

  @Test
  void anExceptionStandsAgainstEntries() {
    lists.member("eve");
    lists.member("evelyn");
    lists.ban("rule:evelyn", "@evelyn:evil.example");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.write(
        WatchedWorld.LIST,
        WatchedWorld.USER,
        "allow:evelyn",
        WatchedWorld.content(
            "entity", "@evelyn:evil.example", "recommendation", "org.matrix.mjolnir.allow"));
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.membership("evelyn")).isEqualTo("join");
  }

  @Test
  void whomAModeratorClearedTheListDoesNotBan() {
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    world.pass(Duration.ofMinutes(1));
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.CLEAR, null));
    lists.settle();
    assertThat(lists.membership("eve")).isEqualTo("leave");

    world.pass(Duration.ofMinutes(1));
    world.say(world.decision("d2", World.user("eve"), Decision.Kind.UNDO, "d1"));
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("ban");
  }

  @Test
  void inManyRoomsBansAreMadeOnceAllOfThemWereTried() {
    Set<RoomId> rooms = new HashSet<>(Set.of(WatchedWorld.LOUNGE));
    for (int i = 0; i < 7; i++) {
      rooms.add(new RoomId("!room" + i));
    }
    rooms.forEach(lists::open);
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    world.restart(
        World.enforcing(Mode.OBSERVE, rooms).withWatch(WatchedWorld.config(50, 60, APPLY).watch()));
    lists.settle();

    assertThat(rooms).allMatch(room -> world.membership("eve", room).equals("ban"));
  }

  @Test
  void aVerdictThatOnlyObservesChangesNothingOfWhatAListLedTo() {
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    world.say(world.verdict("v1", "eve", Standing.ACT));
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(world.homeserver.effects).doesNotContain("UNBAN");
  }
}
