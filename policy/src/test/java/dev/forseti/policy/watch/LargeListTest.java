package dev.forseti.policy.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.Mishap;
import dev.forseti.policy.TestHomeserver;
import dev.forseti.policy.TestJournal;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.brakes.BrakesConfig;
import dev.forseti.policy.state.PolicyState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the writers of a list cannot do by writing very much. */
class LargeListTest {
  private static final int MANY = 10_000;
  private static final RoomId LOUNGE = new RoomId("!lounge");
  private static final RoomId LIST = new RoomId("!list:lists.example");
  private static final UserId WRITER = new UserId("@writer:lists.example");
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final Mishap mishap = new Mishap();
  private final TestHomeserver homeserver = new TestHomeserver(mishap);
  private final TestJournal journal = new TestJournal(mishap);
  private final CountedProblems problems = new CountedProblems();

  /** Counts how often a list is recorded: what is set aside of it is told each time. */
  private static final class CountedProblems implements ListProblems {
    private int recorded;

    @Override
    public void unreadable(String list, String why) {
      throw new AssertionError(why);
    }

    @Override
    public void readable(String list) {}

    @Override
    public void closed(String list, Optional<RoomId> next) {}

    @Override
    public void open(String list) {}

    @Override
    public void sameRoom(String list, RoomId room, String other) {}

    @Override
    public void quarantined(String list, Map<String, String> why) {
      recorded++;
    }

    @Override
    public void liftsHeld(String list) {}

    @Override
    public void casesHeld(String list) {}

    @Override
    public void casesDone(String list) {}

    @Override
    public void liftsDone(String list) {}
  }

  @Test
  void tenThousandEntriesThatBecomeTooMuchByOneJoinAreRecordedTogether() {
    homeserver.inner.join(LOUNGE);
    homeserver.inner.join(LIST);
    for (int i = 0; i < 50; i++) {
      homeserver.inner.server().givenMember(LOUNGE, user("m" + i), 0);
    }
    for (int i = 0; i < MANY; i++) {
      homeserver
          .inner
          .server()
          .given(LIST, WRITER, "m.policy.rule.server", "k" + i, content("evil.example"));
    }
    ListWatch watch = watch();
    for (int i = 0; i < 3; i++) {
      watch.work(NOON);
    }
    assertThat(journal.watchedWrites).isEqualTo(MANY);
    int before = problems.recorded;

    watch.take(joined("late"));
    watch.work(NOON.plus(Coverage.NEWCOMER));

    assertThat(problems.recorded - before).isEqualTo(1);
    assertThat(journal.watchedWrites).isEqualTo(2 * MANY);
    assertThat(journal.watched.values()).allMatch(each -> each.why().startsWith("MEMBERS: "));
  }

  private ListWatch watch() {
    BrakesConfig limits = BrakesConfig.DEFAULT;
    return new ListWatch(
        new WatchConfig(List.of(WatchedList.read(LIST + " mode=apply")), 50, 60, MANY),
        Duration.ofMinutes(10),
        Set.of(LOUNGE),
        homeserver,
        new PolicyState(false),
        journal,
        new Brakes(limits, TestHomeserver.SELF, Set.of(LOUNGE), time -> time),
        problems,
        Runnable::run);
  }

  private static UserId user(String name) {
    return new UserId("@" + name + ":evil.example");
  }

  private static Json.Obj content(String entity) {
    return new Json.Obj(
        Map.of("entity", new Json.Str(entity), "recommendation", new Json.Str("m.ban")));
  }

  private static RoomEvent joined(String name) {
    return new RoomEvent(
        new EventId("$joined"),
        LOUNGE,
        "m.room.member",
        user(name).value(),
        user(name),
        NOON,
        NOON,
        new Json.Obj(Map.of("membership", new Json.Str("join"))),
        null,
        "appservice",
        "$joined",
        Set.of(),
        Json.Obj.EMPTY);
  }
}
