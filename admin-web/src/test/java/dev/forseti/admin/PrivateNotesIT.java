package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Standing;
import dev.forseti.wire.Topics;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a moderator notes beside the public reason. */
class PrivateNotesIT extends DecidingFixture {
  private static final String NOTE = "her sister wrote to us";
  private static final String SENT = "her+sister+wrote+to+us";

  @BeforeEach
  void eveIsFlagged() {
    console
        .projections()
        .apply(Topics.VERDICTS, "", Samples.verdict("v1", Standing.REVIEW, Samples.AT));
  }

  @Test
  void moderatorsReadTheNoteInCaseUserPageAndAudit() throws Exception {
    form("kind=LIST&reason=Scam+or+fraud&words=sells+lamps&note=" + SENT);

    for (String path : new String[] {"/cases/1", "/users?id=" + Samples.EVE, "/audit"}) {
      assertThat(console.page(path, session))
          .as(path)
          .contains("Scam or fraud: sells lamps", "private", NOTE);
    }
  }

  @Test
  void theNoteIsInNoRecordThatGoesOut() throws Exception {
    form("kind=LIST&reason=Scam+or+fraud&note=" + SENT);
    undo();

    assertThat(console.count("outbox")).isEqualTo(2);
    assertThat(outbox()).contains("Scam or fraud").doesNotContain(NOTE, "note");
    assertThat(console.count("decisions where strpos(value, '" + NOTE + "') > 0")).isZero();
  }

  @Test
  void theInterfaceTakesANoteAndSaysItToNobody() throws Exception {
    HttpResponse<String> made =
        console.api(
            "/api/v1/cases/1/decisions",
            "{\"kind\":\"LIST\",\"reason\":\"spam\",\"note\":\"" + NOTE + "\"}");

    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(made.body()).doesNotContain(NOTE);
    assertThat(outbox()).contains("spam").doesNotContain(NOTE);
    assertThat(console.page("/cases/1", session)).contains(NOTE);
  }

  @Test
  void aHostileNoteIsShownAsText() throws Exception {
    form("kind=WATCH&reason=Was+warned&note=%3Cscript%3Ealert(1)%3C/script%3E%E2%80%AEtxt%00");

    for (String path : new String[] {"/cases/1", "/audit"}) {
      assertThat(console.page(path, session))
          .as(path)
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;[U+202E]txt")
          .doesNotContain("<script>alert", "\u202E");
    }
  }

  @Test
  void aNoteThatIsTooLongIsRefusedAndKept() throws Exception {
    String most = "x".repeat(2_000);
    form("kind=LIST&reason=spam&note=" + most + "y");
    assertThat(console.page("/cases/1", session))
        .contains("Not sent", "the private note has over 2000 characters", most + "y");
    assertThat(console.count("decisions")).isZero();

    form("kind=LIST&reason=spam&note=" + most);
    assertThat(console.count("decisions where length(note) = 2000")).isEqualTo(1);
  }
}
