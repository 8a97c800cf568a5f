package dev.forseti.admin.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.GroupFixture;
import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import org.junit.jupiter.api.Test;

class OnlySuggestedTest {
  private static final Subject EVE = new Subject(Subject.Kind.USER, "@eve:evil.example");

  @Test
  void saysWhichOfTheTwoKeepsPolicyFromActing() {
    assertThat(OnlySuggested.why(verdict(Standing.ACT), Mode.OBSERVE)).contains("only observes");
    assertThat(OnlySuggested.why(verdict(Standing.ACT), Mode.SUGGEST))
        .contains("moderators decide");
    assertThat(OnlySuggested.why(suggesting(), Mode.ACT)).contains("may only suggest");
  }

  @Test
  void saysNothingWhereSomethingIsDoneOrNothingIsAskedFor() {
    assertThat(OnlySuggested.why(verdict(Standing.ACT), Mode.ACT)).isEmpty();
    assertThat(OnlySuggested.why(verdict(Standing.REVIEW), Mode.OBSERVE)).isEmpty();
  }

  private static Verdict verdict(Standing standing) {
    return GroupFixture.verdict(EVE, "v", standing, 7, 1, null);
  }

  private static Verdict suggesting() {
    Verdict v = verdict(Standing.ACT);
    return new Verdict(
        v.id(),
        v.subject(),
        v.before(),
        v.standing(),
        Mode.SUGGEST,
        v.eventId(),
        v.roomId(),
        v.at(),
        v.harm(),
        v.reason(),
        v.publicReason(),
        v.reputation(),
        v.evidence(),
        v.evidenceRooms(),
        null);
  }
}
