package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import org.junit.jupiter.api.Test;

/** Those who were only in the same place: single cases, or a crowd, or part of a wave. */
class PlaceGroupsIT extends GroupFixture {
  private static final Subject ROOM = Subject.campaign("room", "!x");

  /** In seconds. */
  private static final int HOUR = 3_600;

  @Test
  void fewWhoAreUpForReviewInOneRoomAreSingleCasesAndACrowdOfAnHourIsOne() throws Exception {
    inRoom(1, 9);
    assertThat(open("user:%")).as("each did something else").isEqualTo(9);
    assertThat(open(ROOM.key())).isZero();

    inRoom(10, 12);
    assertThat(open("%")).isEqualTo(1);
    assertThat(page("/cases/" + caseOf(ROOM))).contains("12 accounts");
  }

  @Test
  void whoComesWhenTheCrowdIsOverHasACaseAndSoHasWhoCameLongBefore() {
    inRoom(1, 1);
    inRoomAt(2, HOUR);
    crowd(HOUR + 30);
    assertThat(open(user(1).key())).isEqualTo(1);
    assertThat(open(user(2).key())).as("of the crowd").isZero();

    inRoomAt(60, 3 * HOUR);
    assertThat(open(user(60).key())).isEqualTo(1);
    assertThat(open("user:%")).isEqualTo(2);
  }

  @Test
  void whoWasOfTheCrowdAndStandsBetterLaterOpensNone() {
    crowd(0);
    see(verdict(user(25), "worse", Standing.ACT, 8, 40, ROOM));
    see(fall(verdict(user(25), "better", Standing.REVIEW, 3, 3 * HOUR, ROOM)));

    assertThat(open("%")).isEqualTo(1);
  }

  @Test
  void whatIsDecidedAboutACrowdIsAboutNobodyElseOfTheRoom() throws Exception {
    inRoom(1, 1);
    inRoomAt(2, HOUR + 5);
    crowd(HOUR + 30);
    assertThat(decide(caseOf(ROOM), "CLEAR", "&seen=14").statusCode()).isLessThan(400);
    assertThat(open("%")).isEqualTo(1);
    assertThat(open(user(1).key())).as("came long before").isEqualTo(1);

    see(verdict(user(1), "worse", Standing.ACT, 8, HOUR + 90, ROOM));
    assertThat(open(user(1).key())).as("also when it gets graver").isEqualTo(1);
    inRoomAt(60, 2 * HOUR);
    assertThat(open(ROOM.key())).as("another case of the crowd that goes on").isEqualTo(1);
    inRoomAt(61, 4 * HOUR);
    assertThat(open(user(61).key())).isEqualTo(1);
    for (int i = 70; i < 82; i++) {
      inRoomAt(i, 30 * 24 * HOUR + i);
    }
    assertThat(open("%")).as("two single cases, and the next crowd's").isEqualTo(3);
  }

  @Test
  void whoIsRefusedWithOthersOfARoomMayStillBeSeenForWhatTheyDidThere() {
    inRoom(1, 1);
    raid(2, 7);
    learn("d1", SHOP, Decision.Kind.CLEAR, 20);
    see(verdict(user(1), "late", Standing.ACT, 7, 30, SHOP));

    assertThat(open("%")).isEqualTo(1);
    assertThat(open(user(1).key())).isEqualTo(1);
  }

  @Test
  void aDecisionThatIsReadBeforeTheCrowdSettlesIt() {
    learn("early", ROOM, Decision.Kind.CLEAR, 400);
    inRoom(1, 12);

    assertThat(open(ROOM.key())).isZero();
    assertThat(open("user:%")).as("who were not known to be a crowd yet").isEqualTo(9);
  }

  @Test
  void aCrowdIsOneOfAnHourInWhateverOrderItIsRead() {
    for (int i = 1; i <= 12; i++) {
      inRoomAt(i, 2 * i * HOUR);
    }
    for (int i = 13; i <= 19; i++) {
      inRoomAt(i, HOUR + (i - 12) * HOUR);
    }
    assertThat(open(ROOM.key())).isZero();
    assertThat(open("user:%")).isEqualTo(19);
  }

  @Test
  void theCaseOfACrowdIsAsGraveAsTheGravestThatItTookIn() {
    see(verdict(user(1), "grave", Standing.ACT, 9, 1, ROOM));
    inRoom(2, 9);
    watched(10, 10);
    assertThat(open(user(1).key())).as("who is watched makes no crowd").isEqualTo(1);

    inRoom(11, 11);
    assertThat(open("user:%")).isZero();
    assertThat(
            console
                .jdbc()
                .sql("select standing || ' ' || log_odds from cases where open and subject = ?")
                .param(ROOM.key())
                .query(String.class)
                .single())
        .isEqualTo("ACT 9");
  }

  @Test
  void whatTheHomeserverRefusesOfAFormerCrowdAsksOnce() {
    crowd(0);
    for (int i = 20; i < 32; i++) {
      outcome(i, Outcome.Status.REFUSED, 5 * HOUR + i, null);
    }
    assertThat(open("%")).isEqualTo(1);
  }

  @Test
  void aHeldMeasureOfSomebodyOfARefusedRoomAsks() throws Exception {
    crowd(0);
    assertThat(decide(caseOf(ROOM), "LIST", "&seen=12").statusCode()).isLessThan(400);
    outcome(1, Outcome.Status.HELD, 5 * HOUR, ROOM);

    assertThat(open("%")).isEqualTo(1);
  }

  @Test
  void aCrowdWaitsForAModeratorHoweverManyOfTheRoomWereDecidedBefore() throws Exception {
    inRoom(1, 1);
    learn("d1", user(1), Decision.Kind.CLEAR, 2);
    crowd(HOUR);
    for (int i = 20; i < 32; i++) {
      outcome(i, Outcome.Status.DONE, HOUR + 60 + i, null);
    }
    assertThat(open(ROOM.key())).as("all of them are listed").isEqualTo(1);
  }

  @Test
  void whoWasLookedAtAloneIsAnsweredWithTheGroup() throws Exception {
    crowd(0);
    long group = caseOf(ROOM);
    console.form("/cases/" + group + "/members", "member=" + user(25).key(), session);
    assertThat(open(user(25).key())).isEqualTo(1);
    assertThat(decide(group, "CLEAR", "&seen=12").statusCode()).isLessThan(400);
    assertThat(open("%")).isZero();
  }

  @Test
  void whoIsOnlyWatchedThereIsNoSingleCaseFromTheFifthOnAndHidesNobody() {
    watched(1, 30);
    assertThat(open("user:%")).isZero();
    assertThat(open(ROOM.key())).isEqualTo(1);

    inRoom(31, 31);
    assertThat(open(user(31).key())).isEqualTo(1);
    see(verdict(user(7), "more", Standing.REVIEW, 5, 90, ROOM));
    assertThat(open(user(7).key())).as("no longer watched only").isEqualTo(1);
  }

  @Test
  void whoComeSlowlyHaveTwentyCasesAtMost() {
    for (int i = 1; i <= 30; i++) {
      inRoomAt(i, i * HOUR);
    }
    assertThat(open("user:%")).isEqualTo(20);
    assertThat(open(ROOM.key())).isEqualTo(1);

    learn("d1", user(1), Decision.Kind.CLEAR, 30 * HOUR + 1);
    inRoomAt(31, 31 * HOUR);
    assertThat(open(user(31).key())).as("there is room again").isEqualTo(1);
  }

  @Test
  void whoOfARoomTurnsOutToBelongToARaidLeavesTheOthersOfTheRoom() throws Exception {
    inRoom(1, 30);
    assertThat(open(ROOM.key())).isEqualTo(1);
    raid(1, 12);

    assertThat(open(SHOP.key())).isEqualTo(1);
    assertThat(members(SHOP)).isEqualTo(12);
    assertThat(members(ROOM)).as("also the first, who were alone then").isEqualTo(18);
    assertThat(page("/cases/" + caseOf(ROOM))).contains("@raider13:", "18 accounts");

    inRoom(40, 40);
    assertThat(members(ROOM)).as("the next gets a number of its own").isEqualTo(19);
  }

  @Test
  void whoWasASingleCaseOfTheRoomGoesIntoTheRaids() {
    inRoom(1, 8);
    raid(1, 4);
    assertThat(open("user:%")).isEqualTo(8);
    raid(5, 5);
    assertThat(open("user:%")).isEqualTo(3);
    raid(6, 8);
    assertThat(open("%")).as("one wave is one case").isEqualTo(1);
  }

  @Test
  void theGroupOfARoomClosesWhenAllOfItBelongToARaid() throws Exception {
    inRoom(1, 12);
    raid(1, 12);

    assertThat(open("%")).isEqualTo(1);
    assertThat(page("/cases/" + caseOf(ROOM)))
        .contains("everybody in it is part of a larger group case");
    inRoom(3, 3);
    assertThat(open("%")).as("what it did counts, wherever it is").isEqualTo(1);
  }

  @Test
  void aSmallRaidInAFullRoomIsNoPartOfTheRoom() {
    inRoom(1, 40);
    raid(7, 11);

    assertThat(members(SHOP)).isEqualTo(5);
    assertThat(members(ROOM)).isEqualTo(35);
    assertThat(open("%")).isEqualTo(2);
  }

  @Test
  void whoIsHeldWithTheRoomStaysThereUntilNothingIsHeldWithIt() {
    inRoom(1, 12);
    outcome(2, Outcome.Status.HELD, 13, ROOM);
    raid(1, 12);
    assertThat(members(ROOM)).isEqualTo(1);
    assertThat(open("%")).as("it is shown in the raid").isEqualTo(1);

    outcome(2, Outcome.Status.DONE, 15, ROOM);
    assertThat(members(ROOM)).isZero();
    assertThat(open("%")).isEqualTo(1);
  }

  @Test
  void whoStaysIsShownHoweverManyCameAndLeftAgain() throws Exception {
    inRoom(1, 12);
    console
        .jdbc()
        .sql("update campaigns set last_nr = last_nr + 1500 where subject = ?")
        .param(ROOM.key())
        .update();
    inRoom(13, 13);

    assertThat(page("/cases/" + caseOf(ROOM)))
        .contains("13 accounts", "@raider1:", "@raider6:", "@raider13:");
  }

  private void inRoom(int from, int to) {
    for (int i = from; i <= to; i++) {
      inRoomAt(i, i);
    }
  }

  private void inRoomAt(int i, int seconds) {
    see(verdict(user(i), "room" + i, Standing.REVIEW, 3, seconds, ROOM));
  }

  /** Twelve more, one after the other from then on. */
  private void crowd(int seconds) {
    for (int i = 20; i < 32; i++) {
      inRoomAt(i, seconds + i);
    }
  }

  private void watched(int from, int to) {
    for (int i = from; i <= to; i++) {
      see(verdict(user(i), "watched" + i, Standing.WATCH, 1, i, ROOM));
    }
  }

  private long members(Subject campaign) {
    return console
        .jdbc()
        .sql("select members from campaigns where subject = ?")
        .param(campaign.key())
        .query(Long.class)
        .single();
  }
}
