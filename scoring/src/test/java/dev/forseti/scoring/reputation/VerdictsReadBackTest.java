package dev.forseti.scoring.reputation;

import static dev.forseti.scoring.reputation.KilledJob.EVE;
import static dev.forseti.scoring.reputation.KilledJob.SETTLED;
import static dev.forseti.scoring.reputation.KilledJob.link;
import static dev.forseti.scoring.reputation.KilledJob.readBack;
import static dev.forseti.scoring.reputation.KilledJob.verdicts;
import static dev.forseti.scoring.reputation.Updates.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import dev.forseti.model.Verdict;
import dev.forseti.scoring.stream.SubjectUpdate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several verdicts are read back, in another order than that of their times. */
class VerdictsReadBackTest {
  private final KilledJob killed;

  VerdictsReadBackTest() throws Exception {
    killed = KilledJob.create();
  }

  @Test
  void aFallThatIsOlderTakesNothingBack() throws Exception {
    try (var after = killed.restored()) {
      after.processElement(readBack(killed.told()), 0);
      after.processElement(before("$w", 4, 100), 0);
      after.processElement(before("$f", -9, 50), 0);
      List<Verdict> again = verdicts(after);
      assertThat(again).hasSize(2);
      assertThat(again.getFirst().standing()).isBetween(Standing.WATCH, Standing.REVIEW);
      assertThat(again.getLast().isFall()).isTrue();
      for (Verdict verdict : again) {
        after.processElement(readBack(verdict), 0);
      }
      after.setProcessingTime(SETTLED);

      assertThat(verdicts(after)).hasSize(3);
      assertIsTakenBack(verdicts(after).getLast());
    }
  }

  @Test
  void whatIsTakenBackIsTheStrongestAndAllThatIsYounger() throws Exception {
    Verdict act = killed.told();
    try (var after = killed.restored()) {
      after.processElement(readBack(act), 0);
      after.processElement(readBack(act.at(AT.minusSeconds(9))), 0);
      after.processElement(readBack(weaker(act).at(AT.plusSeconds(9))), 0);
      after.processElement(link(.1), 0);
      after.setProcessingTime(SETTLED);

      Verdict fall = verdicts(after).getFirst();
      assertThat(fall.before()).isEqualTo(Standing.ACT);
      assertThat(fall.at()).isAfter(AT.plusSeconds(9));
    }
  }

  @Test
  void afterAYoungerFallOnlyWhatItSaysIsLeftToTakeBack() throws Exception {
    Verdict act = killed.told();
    try (var after = killed.restored()) {
      after.processElement(readBack(act), 0);
      after.processElement(readBack(weaker(act).at(AT.plusSeconds(9))), 0);
      after.processElement(readBack(fallOf(act).at(AT.plusSeconds(10))), 0);
      after.processElement(link(.1), 0);
      after.setProcessingTime(SETTLED);

      assertThat(verdicts(after)).extracting(Verdict::before).containsExactly(Standing.WATCH);
    }
  }

  @Test
  void onceAllIsReadAgainWhatFollowsIsYoungerThanWhatWasReadBack() throws Exception {
    try (var readBackLast = killed.restored()) {
      readBackLast.processElement(before("$a", 20, 100), 0);
      readBackLast.processElement(readBack(killed.told()), 0);
      readBackLast.setProcessingTime(SETTLED);
      readBackLast.processElement(before("$f", -20, 50), 0);

      assertIsTakenBack(verdicts(readBackLast).getLast());
    }
    try (var readBackFirst = killed.restored()) {
      readBackFirst.processElement(readBack(killed.told()), 0);
      readBackFirst.processElement(before("$a", 20, 100), 0);
      readBackFirst.setProcessingTime(SETTLED);
      readBackFirst.processElement(before("$f", -20, 50), 0);

      assertIsTakenBack(verdicts(readBackFirst).getLast());
    }
  }

  @Test
  void aYoungerVerdictIsTakenBackWhenReadingAgainFallsBeforeIt() throws Exception {
    try (var after = killed.restored()) {
      after.processElement(before("$a", 20, 100), 0);
      after.processElement(readBack(killed.told()), 0);
      after.processElement(before("$f", -20, 50), 0);
      after.setProcessingTime(SETTLED);

      assertThat(verdicts(after)).hasSize(3);
      assertIsTakenBack(verdicts(after).getLast());
    }
  }

  /** What is told twice must be the same both times, down to its time. */
  @Test
  void readingAgainTellsTheSameAlsoBehindWhatWasReadBack() throws Exception {
    try (var after = killed.restored()) {
      after.processElement(before("$a", 4, 100), 0);
      after.processElement(readBack(killed.told()), 0);
      after.processElement(before("$b", 20, 50), 0);

      assertThat(verdicts(after)).extracting(Verdict::at).endsWith(AT.minusSeconds(50));
    }
  }

  /** An event that is older than the verdict. */
  private static SubjectUpdate before(String event, double weight, int seconds) {
    return Updates.signal(
        EVE, event, "old-" + event.substring(1), weight, Mode.ACT, AT.minusSeconds(seconds));
  }

  private void assertIsTakenBack(Verdict fall) {
    assertThat(fall.isFall()).isTrue();
    assertThat(fall.standing()).isEqualTo(Standing.NONE);
    assertThat(fall.at()).isAfter(killed.told().at());
  }

  private static Verdict weaker(Verdict act) {
    return change(act, Standing.NONE);
  }

  private static Verdict fallOf(Verdict act) {
    return change(act, Standing.ACT);
  }

  /** A change to WATCH. */
  private static Verdict change(Verdict act, Standing before) {
    return new Verdict(
        "changed-from-" + before,
        EVE,
        before,
        Standing.WATCH,
        Mode.ACT,
        act.eventId(),
        act.roomId(),
        act.at(),
        act.harm(),
        act.reason(),
        act.publicReason(),
        act.reputation(),
        act.evidence());
  }
}
