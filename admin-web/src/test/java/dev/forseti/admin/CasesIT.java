package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.model.Verdict;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.wire.Topics;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CasesIT extends SignedInFixture {
  @Test
  void caseIsOpenedOnceDecidedOnceAndUndoneOnce() throws Exception {
    see("v1", Standing.REVIEW, 0);
    see("v1", Standing.REVIEW, 0);
    assertThat(console.count("cases")).isEqualTo(1);

    assertThat(decide("LIST").statusCode()).isEqualTo(200);
    assertThat(decide("CLEAR").statusCode()).isEqualTo(409);
    assertThat(console.count("outbox")).isEqualTo(1);
    see("v2", Standing.REVIEW, 1);
    assertThat(open()).as("a listed one waits for nobody").isEqualTo("[]");

    String id = console.jdbc().sql("select id from decisions").query(String.class).single();
    assertThat(console.api("/api/v1/decisions/" + id + "/undo", "").statusCode()).isEqualTo(200);
    assertThat(console.api("/api/v1/decisions/" + id + "/undo", "").statusCode()).isEqualTo(409);
    assertThat(console.count("outbox")).isEqualTo(2);
    assertThat(open()).contains("user:" + Samples.EVE);
    assertThat(page("/audit")).contains("undo: spam");
  }

  @Test
  void decisionOfAnotherConsoleClosesTheCaseAndItsUndoOpensItAgain() throws Exception {
    see("v1", Standing.REVIEW, 0);
    learn(Samples.decision("d1", Decision.Kind.CLEAR, null));
    learn(Samples.decision("d1", Decision.Kind.CLEAR, null));
    assertThat(open()).isEqualTo("[]");
    assertThat(page("/cases/1")).contains("ines: clear").doesNotContain("id=\"decide\"");
    assertThat(console.count("outbox")).as("it is not sent again").isZero();

    learn(Samples.decision("d2", Decision.Kind.UNDO, "d1"));
    learn(Samples.decision("d2", Decision.Kind.UNDO, "d1"));
    assertThat(open()).contains(Samples.EVE);
    assertThat(console.count("audit where what in ('CLEAR', 'UNDO')")).isEqualTo(2);
  }

  @Test
  void watchedOneComesBackOnlyWhenItGetsGraver() throws Exception {
    see("v1", Standing.WATCH, 0);
    decide("WATCH");
    see("v2", Standing.WATCH, 1);
    assertThat(open()).isEqualTo("[]");
    assertThat(page("/queue?tab=watched")).contains(Samples.EVE);

    see("v3", Standing.REVIEW, 2);
    assertThat(open()).contains(Samples.EVE);
  }

  @Test
  void verdictThatAllIsWellEasesAnOpenCaseAndOpensNone() throws Exception {
    see("v0", Standing.NONE, 0);
    assertThat(open()).isEqualTo("[]");

    see("v1", Standing.REVIEW, 1);
    see("v2", Standing.NONE, 2);
    assertThat(page("/queue")).contains("eased");
  }

  @Test
  void refusalAndBrakeAreSaidInTheCaseAndBesideTheList() throws Exception {
    see("v1", Standing.REVIEW, 0);
    outcome("m1", Outcome.Status.REFUSED, "M_FORBIDDEN: no power there");
    outcome("m2", Outcome.Status.HELD, "the quota is used up");

    assertThat(page("/cases/1")).contains("M_FORBIDDEN: no power there", "the quota is used up");
    assertThat(page("/list")).contains("publish refused", "publish held");
    assertThat(page("/service")).contains("everything answers");

    outcome("m3", Outcome.Status.RETRYING, "connection refused");
    assertThat(page("/queue")).contains("The homeserver does not take what we ask: 1 measure is");
  }

  @Test
  void aRefusalOpensACaseThatSaysWhy() throws Exception {
    outcome("m1", Outcome.Status.DONE, "");
    assertThat(open()).isEqualTo("[]");
    outcome("m2", Outcome.Status.REFUSED, "M_FORBIDDEN: no power there");

    assertThat(page("/queue")).contains("refused by the homeserver: M_FORBIDDEN: no power there");
  }

  @Test
  void aCaseThatOnlyAskedAboutHeldMeasuresClosesWithTheLastOfThem() throws Exception {
    outcome("m1", Outcome.Status.HELD, "suggested by a watched list");
    outcome("m2", Outcome.Status.HELD, "suggested by a watched list");
    outcome("m1", Outcome.Status.ALREADY, "not wanted any more");
    assertThat(open()).contains(Samples.EVE);

    outcome("m2", Outcome.Status.ALREADY, "not wanted any more");
    assertThat(open()).isEqualTo("[]");
    assertThat(page("/cases/1")).contains("nothing about it is held back or refused any more");

    later("m2", Outcome.Status.HELD, 1);
    assertThat(open()).contains(Samples.EVE);
  }

  @Test
  void aRefusedMeasureThatIsTriedAgainKeepsItsCase() throws Exception {
    outcome("m1", Outcome.Status.REFUSED, "M_FORBIDDEN: no power there");
    later("m1", Outcome.Status.RETRYING, 1);
    later("m2", Outcome.Status.DONE, 2);
    assertThat(open()).contains(Samples.EVE);

    later("m1", Outcome.Status.DONE, 3);
    assertThat(open()).isEqualTo("[]");
  }

  @Test
  void aCaseThatAnUndoOpenedAgainStaysOpenWhateverIsDoneThen() throws Exception {
    outcome("m1", Outcome.Status.HELD, "suggested by a watched list");
    decide("LIST");
    later("m1", Outcome.Status.ALREADY, 1);
    String id = console.jdbc().sql("select id from decisions").query(String.class).single();
    console.api("/api/v1/decisions/" + id + "/undo", "");
    later("m2", Outcome.Status.DONE, 2);

    assertThat(open()).contains(Samples.EVE);
  }

  private void later(String id, Outcome.Status status, int seconds) {
    Subject eve = Subject.user(new UserId(Samples.EVE));
    Instant at = Samples.AT.plusSeconds(seconds);
    console.projections().apply(Topics.OUTCOMES, "", Samples.outcome(id, eve, status, "", at));
  }

  @Test
  void aCaseThatAVerdictOpenedStaysWhenWhatWasHeldIsDone() throws Exception {
    see("v1", Standing.REVIEW, 0);
    outcome("m1", Outcome.Status.HELD, "the quota is used up");
    outcome("m1", Outcome.Status.DONE, "");

    assertThat(open()).contains(Samples.EVE);
  }

  @Test
  void theSameStandingInAStrongerModeKeepsTheOneCase() throws Exception {
    see("v1", Standing.ACT, 0);
    see("v2", Standing.ACT, 1);

    assertThat(open()).containsOnlyOnce("\"standing\"").contains("v2");
  }

  @Test
  void whatIsToldAgainAfterACrashKeepsTheStrongest() throws Exception {
    see("v1", Standing.REVIEW, 5);
    see("v2", Standing.ACT, 4);
    see("weaker", Standing.REVIEW, 6);
    assertThat(open()).contains("v2");

    Instant later = Samples.AT.plusSeconds(7);
    learn(Samples.changed("v3", Standing.ACT, Standing.WATCH, later));
    assertThat(open()).as("it stands better than before").contains("v3");
  }

  @Test
  void theHomeserversTroubleIsSaidWhileItLasts() throws Exception {
    console
        .troubles()
        .report("homeserver", Effect.STOPPED, "No answer at http://127.0.0.1:1", "Start it");
    assertThat(page("/queue")).contains("No answer at http://127.0.0.1:1");
    console.troubles().recovered("homeserver");
    assertThat(page("/queue")).doesNotContain("No answer at");
  }

  @Test
  void reasonsAreChecked() throws Exception {
    see("v1", Standing.REVIEW, 0);
    for (String reason : new String[] {"", "  ", "x".repeat(501)}) {
      String ask = "{\"kind\":\"LIST\",\"reason\":\"" + reason + "\"}";
      assertThat(console.api("/api/v1/cases/1/decisions", ask).statusCode()).isEqualTo(400);
    }
    assertThat(console.api("/api/v1/cases/1/decisions", "{\"kind\":\"BURN\"}").statusCode())
        .isEqualTo(400);
    assertThat(
            console
                .api("/api/v1/cases/77/decisions", "{\"kind\":\"LIST\",\"reason\":\"x\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(console.count("decisions")).isZero();
  }

  private void see(String id, Standing standing, int seconds) {
    learn(Samples.verdict(id, standing, Samples.AT.plusSeconds(seconds)));
  }

  private void learn(Verdict verdict) {
    console.projections().apply(Topics.VERDICTS, "", verdict);
  }

  private void learn(Decision decision) {
    console.projections().apply(Topics.DECISIONS, "", decision);
  }

  private void outcome(String id, Outcome.Status status, String detail) {
    console.projections().apply(Topics.OUTCOMES, "", Samples.outcome(id, status, detail));
  }

  private HttpResponse<String> decide(String kind) throws Exception {
    String ask = "{\"kind\":\"" + kind + "\",\"reason\":\"spam\",\"days\":3650}";
    return console.api("/api/v1/cases/1/decisions", ask);
  }

  private String open() throws Exception {
    return console.get("/api/v1/cases", "Authorization", Console.BASIC).body();
  }

  private String page(String path) throws Exception {
    return console.page(path, session);
  }
}
