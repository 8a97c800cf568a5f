package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Standing;
import dev.forseti.wire.Topics;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Several at once: moderators, verdicts and decisions. */
class ConflictsIT extends SignedInFixture {
  private static final String CLEAR = "kind=CLEAR&reason=Wrongly+flagged&note=my+own+words";

  @Test
  void whoComesSecondIsToldAndKeepsTheNote() throws Exception {
    see("v1", Standing.REVIEW, 0);
    console.form("/cases/1/decisions", "kind=LIST&reason=spam", session);

    assertThat(after(console.form("/cases/1/decisions", CLEAR, session)))
        .contains("Not sent", "somebody decided case 1 first", "admin: list")
        .contains("Your note, not sent", "my own words");
    assertThat(console.count("decisions")).isEqualTo(1);
  }

  @Test
  void aRefreshInTheBackgroundDoesNotTakeWhatThePersonIsToRead() throws Exception {
    see("v1", Standing.REVIEW, 0);
    see("v2", Standing.ACT, 1);
    console.form("/cases/1/decisions", CLEAR + "&seen=v1", session);

    assertThat(console.get("/cases/1", "Cookie", session, "X-Forseti-Refresh", "1").body())
        .doesNotContain("Not sent");
    assertThat(console.page("/cases/1", session)).contains("Not sent", "a new verdict was reached");
  }

  @Test
  void verdictThatNobodyHasSeenIsLookedAtFirst() throws Exception {
    see("v1", Standing.REVIEW, 0);
    see("v2", Standing.ACT, 1);

    assertThat(after(console.form("/cases/1/decisions", CLEAR + "&seen=v1", session)))
        .contains("Not sent", "a new verdict was reached")
        .contains("value=\"my own words\"", "Your note is kept");
    assertThat(console.count("decisions")).isZero();

    console.form("/cases/1/decisions", CLEAR + "&seen=v2", session);
    assertThat(console.count("decisions")).isEqualTo(1);
  }

  @Test
  void undoOpensNothingWhileALaterDecisionIsInForce() throws Exception {
    see("v1", Standing.REVIEW, 0);
    console.form("/cases/1/decisions", CLEAR, session);
    see("v2", Standing.ACT, 1);
    console.form("/cases/2/decisions", "kind=LIST&reason=spam", session);

    assertThat(undo("CLEAR")).contains("Decision undone", "a later decision is in force");
    assertThat(console.count("cases where open")).isZero();

    assertThat(undo("LIST"))
        .contains("The case is open again", "the entry is taken out of the list");
    assertThat(console.count("cases where open and id = 2")).isEqualTo(1);
  }

  @Test
  void undoLeadsToTheCaseThatWaits() throws Exception {
    see("v1", Standing.REVIEW, 0);
    console.form("/cases/1/decisions", CLEAR, session);
    see("v2", Standing.ACT, 1);

    assertThat(undo("CLEAR")).contains("A newer case about the same subject is open", "case <");
    assertThat(console.count("cases where open and id = 2")).isEqualTo(1);
  }

  @Test
  void decisionFromElsewhereClosesNoCaseThatIsYounger() throws Exception {
    see("v1", Standing.REVIEW, 5);
    console
        .projections()
        .apply(Topics.DECISIONS, "", Samples.decision("d1", Decision.Kind.CLEAR, null));

    assertThat(console.count("cases where open")).isEqualTo(1);
    assertThat(console.count("decisions")).isEqualTo(1);
  }

  @Test
  void aFormWithAVerdictThatNoDatabaseTakesIsNoDeadDatabase() throws Exception {
    see("v1", Standing.REVIEW, 0);

    assertThat(after(console.form("/cases/1/decisions", CLEAR + "&seen=%00", session)))
        .contains("Not sent", "a new verdict was reached");
    assertThat(console.count("decisions")).isZero();
  }

  private void see(String id, Standing standing, int seconds) {
    console
        .projections()
        .apply(Topics.VERDICTS, "", Samples.verdict(id, standing, Samples.AT.plusSeconds(seconds)));
  }

  private String undo(String kind) throws Exception {
    String id =
        console
            .jdbc()
            .sql("select id from decisions where kind = ?")
            .param(kind)
            .query(String.class)
            .single();
    return after(console.form("/decisions/" + id + "/undo", "", session));
  }

  private String after(HttpResponse<String> sent) throws Exception {
    String to = sent.headers().firstValue("Location").orElseThrow();
    return console.page(URI.create(to).getPath(), session);
  }
}
