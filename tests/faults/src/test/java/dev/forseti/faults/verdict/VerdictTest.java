package dev.forseti.faults.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final EventId ONE = new EventId("$one");
  private static final EventId TWO = new EventId("$two");
  private static final UserId EVE = new UserId("@eve:a.example");
  private static final UserId MAX = new UserId("@max:a.example");
  private static final UserId ROB = new UserId("@rob:a.example");

  private final Map<EventId, Integer> log = new HashMap<>(Map.of(ONE, 1, TWO, 1));
  private final Set<EventId> console = new HashSet<>(Set.of(ONE, TWO));
  private final Set<String> inTopic = new HashSet<>(Set.of("d1"));
  private final Set<String> inConsole = new HashSet<>(Set.of("d1"));
  private final Set<String> listed = new HashSet<>(Set.of(EVE.value()));
  private final Map<String, Integer> bans = new HashMap<>(Map.of(EVE.value(), 3));
  private final Map<String, Integer> written = new HashMap<>(Map.of(EVE.value(), 1));
  private @Nullable Duration recovery = Duration.ofSeconds(4);

  @Test
  void findsNothingWhenAllWasKept() {
    assertThat(broken()).isEmpty();
  }

  @Test
  void findsAnEventThatIsNotInTheLog() {
    log.remove(ONE);

    assertThat(broken()).containsExactly(new Broken(Promise.NO_EVENT_LOST, "$one"));
  }

  @Test
  void findsAnEventThatTheConsoleDoesNotHave() {
    console.remove(TWO);

    assertThat(broken()).containsExactly(new Broken(Promise.NO_EVENT_LOST, "$two"));
  }

  @Test
  void findsAnEventThatIsThereTwice() {
    log.put(TWO, 2);

    assertThat(broken()).containsExactly(new Broken(Promise.NO_EVENT_TWICE, "$two"));
  }

  @Test
  void findsADecisionThatTheConsoleLost() {
    inConsole.clear();

    assertThat(broken()).containsExactly(new Broken(Promise.NO_DECISION_LOST, "d1"));
  }

  @Test
  void findsADecisionThatNobodyElseHeardOf() {
    inTopic.clear();

    assertThat(broken()).containsExactly(new Broken(Promise.NO_DECISION_LOST, "d1"));
  }

  @Test
  void findsAnAttackerWhoIsNotListed() {
    listed.clear();

    assertThat(broken()).containsExactly(new Broken(Promise.ATTACKERS_LISTED, EVE.value()));
  }

  @Test
  void findsSomebodyWhoWasClearedAndIsListed() {
    listed.add(MAX.value());

    assertThat(broken()).containsExactly(new Broken(Promise.CLEARED_UNLISTED, MAX.value()));
  }

  @Test
  void findsAnInnocentOnTheList() {
    listed.add("@anna:a.example");

    assertThat(broken())
        .containsExactly(new Broken(Promise.NOBODY_INNOCENT_LISTED, "@anna:a.example"));
  }

  @Test
  void findsAnEntryAboutSomethingElseThanAUser() {
    listed.add("a.example");

    assertThat(broken()).containsExactly(new Broken(Promise.NOBODY_INNOCENT_LISTED, "a.example"));
  }

  @Test
  void findsAnInnocentWhoIsBanned() {
    bans.put("@anna:a.example", 1);

    assertThat(broken()).containsExactly(new Broken(Promise.BANS_AS_DESIRED, "@anna:a.example"));
  }

  @Test
  void findsSomebodyClearedWhoIsStillBanned() {
    bans.put(MAX.value(), 3);

    assertThat(broken()).containsExactly(new Broken(Promise.BANS_AS_DESIRED, MAX.value()));
  }

  @Test
  void findsAnAttackerWhoIsNotBannedInEachRoom() {
    bans.put(EVE.value(), 2);

    assertThat(broken()).containsExactly(new Broken(Promise.BANS_AS_DESIRED, EVE.value()));
  }

  @Test
  void findsAnEntryThatWasWrittenTwice() {
    written.put(EVE.value(), 2);

    assertThat(broken()).containsExactly(new Broken(Promise.WRITTEN_ONCE, EVE.value()));
  }

  @Test
  void findsARecoveryThatTookTooLong() {
    recovery = Duration.ofSeconds(30);

    assertThat(broken()).containsExactly(new Broken(Promise.RECOVERED, "after 30000 ms"));
  }

  @Test
  void findsThatItNeverRecovered() {
    recovery = null;

    assertThat(broken()).containsExactly(new Broken(Promise.RECOVERED, "not at all"));
  }

  @Test
  void leavesOpenWhetherSomebodyIsListedAboutWhomADecisionWasNotAnswered() {
    listed.add(ROB.value());
    bans.put(ROB.value(), 1);

    assertThat(broken()).isEmpty();
  }

  private List<Broken> broken() {
    var expected =
        new Expected(
            Set.of(ONE, TWO),
            Set.of("d1"),
            Set.of(EVE),
            Set.of(MAX),
            Set.of(ROB),
            Set.of(),
            3,
            Duration.ofSeconds(30));
    return Verdict.of(
        expected, new Found(log, console, inTopic, inConsole, listed, bans, written, recovery));
  }
}
