package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Measure.Kind;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.policy.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RoomActionQueueTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");
  private static final Subject EVE = World.user("eve");
  private static final Subject BOB = World.user("bob");

  private final RoomActionQueue actions = new RoomActionQueue();

  @Test
  void anActionThatFailsForEverLetsThoseOfOthersGoFirstAndKeepsTheOrderOfItsOwn() {
    RoomAction first = action(Kind.UNBAN, EVE, LOUNGE, "c1");
    RoomAction second = action(Kind.UNBAN, EVE, LOUNGE, "c2");
    RoomAction other = action(Kind.BAN, BOB, LOUNGE, "c3");
    actions.replace(EVE, List.of(first, second), false);
    actions.replace(BOB, List.of(other), false);

    assertThat(start(1)).containsExactly(first);
    assertThat(actions.retry(first)).isTrue();
    assertThat(start(1)).containsExactly(other);
    actions.finish(other);
    assertThat(start(1)).containsExactly(first);
    actions.finish(first);
    assertThat(start(1)).containsExactly(second);
  }

  @Test
  void noRoomWaitsUntilTheRoomsBeforeItHaveNothingLeft() {
    for (Subject subject : List.of(EVE, BOB)) {
      actions.replace(subject, inRooms(3, subject), false);
    }
    List<RoomId> worked = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      RoomAction action = start(1).getFirst();
      worked.add(action.room());
      actions.finish(action);
    }
    assertThat(worked).doesNotHaveDuplicates();
  }

  @Test
  void roomsWithAnActionThatAModeratorWaitsForComeFirst() {
    actions.replace(EVE, inRooms(5, EVE), false);
    List<RoomAction> decided = inRooms(5, BOB).subList(3, 5);
    actions.replace(BOB, decided, true);

    assertThat(start(2)).containsExactlyInAnyOrderElementsOf(decided);
    decided.forEach(actions::finish);
    assertThat(start(5)).hasSize(5).allMatch(action -> action.measure().subject().equals(EVE));
  }

  @Test
  void neitherRedactionsWaitBehindTheBansOfARaidNorBansBehindItsRedactions() {
    ofRaiders(false, raider -> List.of(action(Kind.BAN, raider, LOUNGE, "c")));
    RoomAction redaction = redaction(EVE);
    actions.replace(EVE, List.of(redaction), false);
    assertThat(startOneByOne(2)).contains(redaction);

    ofRaiders(false, raider -> List.of(redaction(raider)));
    RoomAction ban = action(Kind.BAN, BOB, LOUNGE, "c");
    actions.replace(BOB, List.of(ban), false);
    assertThat(startOneByOne(2)).contains(ban);
  }

  @Test
  void oneDecisionAboutHundredsLetsTheNextAttackBeRemovedMeanwhile() {
    ofRaiders(true, raider -> List.of(action(Kind.UNBAN, raider, LOUNGE, "c")));
    RoomAction redaction = redaction(EVE);
    actions.replace(EVE, List.of(redaction), false);

    assertThat(startOneByOne(2)).contains(redaction);
  }

  @Test
  void whatAModeratorWaitsForComesBeforeAllOthersOfItsKindAndAfterOneRedaction() {
    ofRaiders(false, raider -> List.of(action(Kind.BAN, raider, LOUNGE, "c"), redaction(raider)));
    RoomAction ban = action(Kind.BAN, BOB, LOUNGE, "c");
    actions.replace(BOB, List.of(ban), true);

    assertThat(startOneByOne(2)).contains(ban);
  }

  @Test
  void whatWaitsKeepsItsPlaceWhenMoreIsWantedOfItsSubject() {
    RoomAction oldest = redaction(EVE, "$1");
    RoomAction other = redaction(BOB);
    actions.replace(EVE, List.of(oldest), false);
    actions.replace(BOB, List.of(other), false);
    RoomAction later = redaction(EVE, "$2");
    actions.replace(EVE, List.of(oldest, later), false);

    assertThat(startOneByOne(3)).containsExactly(oldest, other, later);
  }

  /** The same is wanted of a hundred. */
  private void ofRaiders(boolean first, Function<Subject, List<RoomAction>> wanted) {
    for (int i = 0; i < 100; i++) {
      Subject raider = World.user("raider" + i);
      actions.replace(raider, wanted.apply(raider), first);
    }
  }

  private static RoomAction redaction(Subject subject) {
    return redaction(subject, "$of" + subject.id());
  }

  private static RoomAction redaction(Subject subject, String id) {
    return RoomAction.redaction(subject, LOUNGE, "c", new EventId(id), "", World.NOON);
  }

  private List<RoomAction> startOneByOne(int count) {
    List<RoomAction> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RoomAction action = start(1).getFirst();
      started.add(action);
      actions.finish(action);
    }
    return started;
  }

  private static List<RoomAction> inRooms(int rooms, Subject subject) {
    List<RoomAction> all = new ArrayList<>();
    for (int i = 0; i < rooms; i++) {
      all.add(action(Kind.BAN, subject, new RoomId("!r" + i), "c"));
    }
    return all;
  }

  private List<RoomAction> start(int most) {
    return actions.start(most, room -> true, action -> true);
  }

  private static RoomAction action(Kind kind, Subject subject, RoomId room, String cause) {
    return RoomAction.of(kind, subject, room, cause, "", World.NOON);
  }
}
