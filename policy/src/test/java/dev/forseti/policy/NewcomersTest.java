package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom an entry counts before it is too much: who is there, and not who comes because of it. */
class NewcomersTest {
  private static final String APPLY = "!list:lists.example mode=apply";
  private static final List<String> RAIDERS = List.of("a", "b", "c", "d", "e");

  private static WatchedWorld withEntry(int bansPerHour) {
    WatchedWorld lists = WatchedWorld.of(3, bansPerHour, APPLY);
    lists.write(WatchedWorld.LIST, WatchedWorld.SERVER, "k", WatchedWorld.ban("evil.example"));
    lists.settle();
    return lists;
  }

  @Test
  void raidersSwitchNoEntryOffByComingInNumbers() {
    WatchedWorld lists = withEntry(60);
    RAIDERS.forEach(lists::join);
    lists.settle();

    assertThat(RAIDERS.stream().map(lists::membership)).containsOnly("ban");
    assertThat(lists.records()).containsExactly("evil.example IN_FORCE");

    lists.join("late");
    lists.settle();
    assertThat(lists.membership("late")).isEqualTo("ban");
  }

  @Test
  void newcomersBeyondTheQuotaAreHeldAndTheEntryCountsOn() {
    WatchedWorld lists = withEntry(2);
    RAIDERS.forEach(lists::join);
    lists.settle();

    assertThat(RAIDERS.stream().filter(name -> lists.membership(name).equals("ban"))).hasSize(2);
    assertThat(lists.records()).containsExactly("evil.example IN_FORCE");
  }

  @Test
  void whoIsOnlyInvitedIsNotCounted() {
    WatchedWorld lists = WatchedWorld.of(3, 60, APPLY);
    for (String name : RAIDERS) {
      lists.given(WatchedWorld.LOUNGE, WatchedWorld.WRITER, WatchedWorld.user(name), "invite");
    }
    lists.settle();
    lists.write(WatchedWorld.LIST, WatchedWorld.SERVER, "k", WatchedWorld.ban("evil.example"));
    lists.readAgain();

    assertThat(RAIDERS.stream().map(lists::membership)).containsOnly("ban");
  }

  @Test
  void whoCameAMomentAgoCountsForAnEntryThatIsWrittenThen() {
    WatchedWorld lists = WatchedWorld.of(3, 60, APPLY);
    lists.settle();
    RAIDERS.forEach(lists::join);
    lists.settle();
    lists.write(WatchedWorld.LIST, WatchedWorld.SERVER, "k", WatchedWorld.ban("evil.example"));
    lists.readAgain();

    assertThat(RAIDERS.stream().map(lists::membership)).containsOnly("join");
    assertThat(lists.records()).containsExactly("evil.example QUARANTINED");
  }
}
