package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import org.junit.jupiter.api.Test;

/** Who did as others did is in that group, and not in one of those who were in the same place. */
class PlaceGroupsIT extends GroupFixture {
  private static final Subject ROOM = Subject.campaign("room", "!x");

  @Test
  void whoOfARoomTurnsOutToBelongToARaidLeavesTheOthersOfTheRoom() throws Exception {
    inRoom(1, 20);
    assertThat(open(ROOM.key())).isEqualTo(1);
    raid(1, 12);

    assertThat(open(SHOP.key())).isEqualTo(1);
    assertThat(members(SHOP)).isEqualTo(12);
    assertThat(members(ROOM)).as("also the first, who were alone then").isEqualTo(8);
    assertThat(page("/cases/" + caseOf(ROOM))).contains("@raider13:", "8 accounts");

    inRoom(30, 30);
    assertThat(members(ROOM)).as("the next gets a number of its own").isEqualTo(9);
  }

  @Test
  void theGroupOfARoomClosesWhenAllOfItBelongToARaid() throws Exception {
    inRoom(1, 6);
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
    inRoom(1, 6);
    outcome(2, Outcome.Status.HELD, 7, ROOM);
    raid(1, 6);
    assertThat(members(ROOM)).isEqualTo(1);
    assertThat(open("%")).as("it is shown in the raid").isEqualTo(1);

    outcome(2, Outcome.Status.DONE, 9, ROOM);
    assertThat(members(ROOM)).isZero();
    assertThat(open("%")).isEqualTo(1);
  }

  @Test
  void whoStaysIsShownHoweverManyCameAndLeftAgain() throws Exception {
    inRoom(1, 6);
    console
        .jdbc()
        .sql("update campaigns set last_nr = last_nr + 1500 where subject = ?")
        .param(ROOM.key())
        .update();
    inRoom(7, 7);

    assertThat(page("/cases/" + caseOf(ROOM)))
        .contains("7 accounts", "@raider1:", "@raider6:", "@raider7:");
  }

  private void inRoom(int from, int to) {
    for (int i = from; i <= to; i++) {
      see(verdict(user(i), "room" + i, Standing.REVIEW, 3, i, ROOM));
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
