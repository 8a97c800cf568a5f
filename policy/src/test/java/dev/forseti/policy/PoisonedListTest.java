package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a list of others can do that was taken over, or was hostile from the first. */
class PoisonedListTest {
  private static final String APPLY = "!list:lists.example mode=apply";

  @ParameterizedTest
  @CsvSource({
    "m.policy.rule.user, *",
    "m.policy.rule.user, @*",
    "m.policy.rule.user, @*:*",
    "m.policy.rule.user, ?*",
    "m.policy.rule.user, @*:own.example",
    "m.policy.rule.user, @forseti:own.example",
    "m.policy.rule.user, @mo*:evil.example",
    "m.policy.rule.user, *a*a*a*a*a*a*b",
    "m.policy.rule.server, *",
    "m.policy.rule.server, *:*",
    "m.policy.rule.server, ?*",
    "m.policy.rule.server, *.example",
    "m.policy.rule.server, *example",
    "m.policy.rule.server, own.example",
    "m.policy.rule.server, own.example:8448",
    "m.policy.rule.server, evil.example",
    "m.policy.rule.room, *",
    "m.policy.rule.room, !lounge",
  })
  void anEntryThatWouldDoHarmIsSetAsideToldAndFound(String type, String entity) {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.member("eve");
    // a moderator of the room, on a server that an entry may name
    lists.world.homeserver.inner.server().givenMember(WatchedWorld.LOUNGE, mo(), 50);
    lists.write(WatchedWorld.LIST, type, "poison", WatchedWorld.ban(entity));
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("join");
    assertThat(lists.membership("moderator")).isEqualTo("join");
    assertThat(lists.world.homeserver.effects).isEmpty();
    assertThat(lists.records()).containsExactly(entity + " QUARANTINED");
    assertThat(lists.troubles().get("list !list:lists.example entries"))
        .contains("1 entry is set aside", entity.replace(":8448", ""));
  }

  @Test
  void anEntityWritesNoLineOfItsOwnAndNothingThatSteersATerminal() {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.ban("k", "*\n2026-06-01 ERROR all is lost\u001b[2J\u202e");
    lists.settle();

    assertThat(lists.troubles().get("list !list:lists.example entries"))
        .contains("*\ufffd2026-06-01 ERROR all is lost\ufffd[2J\ufffd (");
  }

  private static UserId mo() {
    return WatchedWorld.user("moderator");
  }

  @Test
  void whatIsNoEntryIsSetAsideByItselfAndTheOthersCount() {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.member("eve");
    lists.write(WatchedWorld.LIST, WatchedWorld.USER, "a", entity(new Json.Int(7)));
    lists.write(WatchedWorld.LIST, WatchedWorld.USER, "b", entity(new Json.Str("")));
    lists.write(
        WatchedWorld.LIST, WatchedWorld.USER, "c", entity(new Json.Str("@" + "a".repeat(10_000))));
    lists.write(WatchedWorld.LIST, WatchedWorld.USER, "d", WatchedWorld.content("ciphertext", "x"));
    lists.write(
        WatchedWorld.LIST, "m.policy.rule.media", "e", WatchedWorld.content("entity", "mxc"));
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.world.journal.watched.values())
        .extracting(each -> each.use() + " " + each.why())
        .containsExactlyInAnyOrder(
            "UNUSABLE ENTITY_NOT_TEXT",
            "UNUSABLE EMPTY_ENTITY",
            "UNUSABLE LONG_ENTITY",
            "UNUSABLE ENCRYPTED",
            "UNUSABLE ANOTHER_KIND",
            "IN_FORCE ");
  }

  private static Json.Obj entity(Json entity) {
    return new Json.Obj(
        java.util.Map.of("entity", entity, "recommendation", new Json.Str("m.ban")));
  }

  @Test
  void aListAtWhichTheReaderFailsIsATroubleOfItsOwnAndStopsNoOther() {
    WatchedWorld lists = WatchedWorld.of("!bad:lists.example mode=apply", APPLY);
    RoomId bad = new RoomId("!bad:lists.example");
    lists.open(bad);
    lists.write(bad, WatchedWorld.USER, "k", WatchedWorld.ban("@bob:evil.example"));
    List.of("eve", "bob").forEach(lists::member);
    lists.settle();
    lists.world.homeserver.poisoned.add(bad);
    lists.ban("rule:eve", "@eve:evil.example");
    lists.readAgain();
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.membership("bob")).isEqualTo("ban");
    assertThat(lists.troubles()).containsOnlyKeys("list !bad:lists.example");
    assertThat(lists.troubles().get("list !bad:lists.example"))
        .contains("cannot be read", "IllegalStateException");
  }

  @Test
  void aListThatIsTooLargeIsToldNotTakenInAndCountsAsItWas() {
    WatchedWorld lists = WatchedWorld.of();
    lists.world.restart(WatchedWorld.config(50, 60, 2, APPLY));
    List.of("eve", "bob").forEach(lists::member);
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    for (int i = 0; i < 3; i++) {
      lists.ban("rule:" + i, "@bob:evil.example");
    }
    lists.remove("rule:eve");
    lists.readAgain();
    lists.world.restart();
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.membership("bob")).isEqualTo("join");
    assertThat(lists.records()).containsExactly("@eve:evil.example IN_FORCE");
    assertThat(lists.troubles().get("list !list:lists.example"))
        .contains("M_TOO_LARGE it holds more than 2 pieces");

    lists.world.restart(WatchedWorld.config(50, 60, 4, APPLY));
    lists.readAgain();
    assertThat(lists.membership("eve")).isEqualTo("leave");
    assertThat(lists.membership("bob")).isEqualTo("ban");
    assertThat(lists.troubles()).isEmpty();
  }

  @Test
  void aListInTransitionIsAsLargeAsItsRoomsTogether() {
    WatchedWorld lists = WatchedWorld.of();
    RoomId next = new RoomId("!next:lists.example");
    lists.open(next);
    lists.ban("rule:eve", "@eve:evil.example");
    lists.write(next, WatchedWorld.USER, "rule:bob", WatchedWorld.ban("@bob:evil.example"));
    lists.close(WatchedWorld.LIST, next.value(), "transition");
    lists.world.restart(WatchedWorld.config(50, 60, 2, APPLY));
    lists.readAgain();
    assertThat(lists.troubles().get("list !list:lists.example")).contains("M_TOO_LARGE");

    lists.world.restart(WatchedWorld.config(50, 60, 3, APPLY));
    lists.readAgain();
    assertThat(lists.troubles()).isEmpty();
  }

  @Test
  void anEntryThatCoversTooManyMembersBansNoneOfThem() {
    WatchedWorld lists = WatchedWorld.of(3, 60, APPLY);
    List.of("a", "b", "c", "d").forEach(lists::member);
    lists.write(WatchedWorld.LIST, WatchedWorld.SERVER, "k", WatchedWorld.ban("evil.example"));
    lists.settle();

    assertThat(lists.world.homeserver.effects).isEmpty();
    assertThat(lists.records()).containsExactly("evil.example QUARANTINED");
    assertThat(lists.troubles().get("list !list:lists.example entries"))
        .contains("MEMBERS: the entry covers more than 3 members");
  }

  @Test
  void anEntryThatCoveredTooManyHitsNobodyWhenSomeOfThemLeaveNorAfterARestart() {
    WatchedWorld lists = WatchedWorld.of(3, 60, APPLY);
    List.of("a", "b", "c", "d").forEach(lists::member);
    lists.write(WatchedWorld.LIST, WatchedWorld.SERVER, "k", WatchedWorld.ban("evil.example"));
    lists.settle();
    lists.saw(WatchedWorld.LOUNGE, "m.room.member", "@a:evil.example", "membership", "leave");
    lists.given(WatchedWorld.LOUNGE, WatchedWorld.user("a"), WatchedWorld.user("a"), "leave");
    lists.readAgain();
    lists.world.restart();
    lists.settle();

    assertThat(lists.world.homeserver.effects).isEmpty();
  }

  @Test
  void bansOfAnEntryStayWhenItCoversTooManyLater() {
    WatchedWorld lists = WatchedWorld.of(3, 1, APPLY);
    lists.member("eve");
    lists.write(WatchedWorld.LIST, WatchedWorld.SERVER, "k", WatchedWorld.ban("evil.example"));
    lists.settle();
    assertThat(lists.membership("eve")).isEqualTo("ban");

    List.of("a", "b", "c", "d").forEach(lists::member);
    for (int i = 0; i < 8; i++) {
      lists.readAgain();
    }

    assertThat(lists.records()).containsExactly("evil.example QUARANTINED");
    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(List.of("a", "b", "c", "d").stream().map(lists::membership)).containsOnly("join");
  }

  @Test
  void anEntryInQuarantineKeepsNobodyBannedWhomAnotherEntryHadBanned() {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.ban("all", "@*:*");
    lists.settle();
    assertThat(lists.membership("eve")).isEqualTo("ban");

    lists.remove("rule:eve");
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("leave");
  }

  @Test
  void aMemberOfTheAllowListIsSpared() {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.world.homeserver.inner.server().givenMember(WatchedWorld.LOUNGE, mo(), 100);
    lists.settle();
    lists.ban("k", "@moderator:evil.example");
    lists.readAgain();
    lists.world.pass(Duration.ofMinutes(1));
    lists.settle();

    assertThat(lists.membership("moderator")).isEqualTo("join");
    assertThat(lists.records()).containsExactly("@moderator:evil.example QUARANTINED");
  }
}
