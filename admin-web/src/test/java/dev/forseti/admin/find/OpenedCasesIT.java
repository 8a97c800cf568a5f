package dev.forseti.admin.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Console;
import dev.forseti.admin.Samples;
import dev.forseti.admin.SignedInFixture;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topics;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases that moderators open, about somebody whom no rule has flagged. */
class OpenedCasesIT extends SignedInFixture {
  @Test
  void somebodyWithoutACaseIsDecidedAboutFromTheUserPage() throws Exception {
    console.projections().apply(Topics.EVENTS, "", Samples.event("$said", false));
    assertThat(page("/users?id=" + Samples.EVE)).contains("Open a case");

    HttpResponse<String> opened = press(Samples.EVE);
    assertThat(opened.headers().firstValue("Location").orElse("")).endsWith("/cases/1");
    assertThat(page("/users?id=" + Samples.EVE)).contains("Open case 1");
    assertThat(page("/users?id=" + Samples.EVE)).doesNotContain("Open a case");
    assertThat(page("/cases/1"))
        .contains("No verdict is known", "opened this case", "The newest 50", "id=\"decide\"");
    assertThat(page("/queue")).contains("by hand");

    HttpResponse<String> decided =
        console.form(
            "/cases/1/decisions", "kind=LIST&reason=Spam&harm=m.spam&days=30&seen=", session);
    assertThat(decided.headers().firstValue("Location").orElse("")).endsWith("/queue");
    assertThat(console.count("decisions where subject = 'user:" + Samples.EVE + "'")).isOne();
    assertThat(console.count("outbox")).isOne();
  }

  @Test
  void aCaseIsOpenedOnceAndAVerdictJoinsIt() throws Exception {
    assertThat(open(Samples.EVE).body()).contains("\"openedBy\":\"admin\"", "\"id\":1");
    assertThat(open(Samples.EVE).body()).contains("\"id\":1");
    console
        .projections()
        .apply(Topics.VERDICTS, "", Samples.verdict("v1", Standing.WATCH, Samples.AT));

    assertThat(console.count("cases")).isOne();
    assertThat(page("/cases/1")).contains("opened this case").doesNotContain("No verdict");
  }

  @Test
  void itShowsTheGravestVerdictSinceTheLastFall() throws Exception {
    see("v1", Standing.ACT, 4);
    see("told-again", Standing.REVIEW, 6);
    console.api("/api/v1/cases/1/decisions", "{\"kind\":\"CLEAR\",\"reason\":\"known here\"}");

    assertThat(open(Samples.EVE).body()).contains("\"openedBy\":\"admin\"", "\"verdictId\":\"v1\"");
  }

  private void see(String id, Standing standing, int seconds) {
    Instant at = Samples.AT.plusSeconds(seconds);
    console.projections().apply(Topics.VERDICTS, "", Samples.verdict(id, standing, at));
  }

  @Test
  void itShowsTheNewestVerdictThatIsKnown() throws Exception {
    console
        .projections()
        .apply(Topics.VERDICTS, "", Samples.verdict("v0", Standing.NONE, Samples.AT));

    assertThat(open(Samples.EVE).body()).contains("\"verdictId\":\"v0\"", "\"standing\":\"NONE\"");
  }

  @Test
  void itWaitsForADecisionWhateverPolicyDid() throws Exception {
    open(Samples.EVE);
    learn("m1", Samples.EVE, Outcome.Status.HELD, Instant.now().plusSeconds(60));
    learn("m1", Samples.EVE, Outcome.Status.DONE, Instant.now().plusSeconds(70));

    assertThat(console.count("cases where open")).isOne();
  }

  @Test
  void itStaysBesideTheGroupThatItsUserTurnsOutToBelongTo() throws Exception {
    open(Samples.EVE);
    console
        .projections()
        .apply(Topics.VERDICTS, "", Samples.verdict("v1", Standing.REVIEW, Samples.AT));
    for (String name : List.of("eve", "a", "b", "c", "d", "e")) {
      String user = "@" + name + ":evil.example";
      learn("m-" + name, user, Outcome.Status.HELD, Samples.AT.plusSeconds(9));
    }

    assertThat(console.count("cases where open and subject like 'campaign:%'")).isOne();
    assertThat(console.count("cases where open and opened_by = 'admin'")).isOne();
  }

  private void learn(String measure, String user, Outcome.Status status, Instant at) {
    console
        .projections()
        .apply(
            Topics.OUTCOMES,
            "",
            new Outcome(
                measure,
                Measure.Kind.PUBLISH,
                Subject.user(new UserId(user)),
                status,
                "",
                null,
                "v1",
                at,
                status == Outcome.Status.HELD ? Subject.campaign("text", "offer") : null));
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example, server:evil.example",
    "!den:evil.example, room:!den:evil.example",
    "https://matrix.to/#/@bob:evil.example, user:@bob:evil.example",
  })
  void aCaseIsAboutAServerARoomOrAUser(String about, String subject) throws Exception {
    console.projections().apply(Topics.EVENTS, "", Samples.event("$said", false));
    assertThat(open(about).body()).contains("\"subject\":\"" + subject + "\"");
    assertThat(page("/cases/1")).contains("id=\"decide\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "spam", "12", "$event", "campaign:text=x", "link:evil.example", "@x"})
  void whatNamesNobodyOpensNothing(String about) throws Exception {
    HttpResponse<String> refused = open(about);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("about names nobody", "@user:server");
    assertThat(press(about).headers().firstValue("Location").orElse("")).endsWith("/queue");
    assertThat(console.count("cases")).isZero();
  }

  @Test
  void theFindBoxLeadsToWhatIsNamedAndOffersACaseAboutAServer() throws Exception {
    console.projections().apply(Topics.EVENTS, "", Samples.event("$said", false));
    assertThat(found("$said")).endsWith("/messages?id=$said");
    assertThat(found("$unknown")).endsWith("/queue?q=$unknown");
    assertThat(found("$500 giveaway")).endsWith("/search?q=$500 giveaway");
    assertThat(found("https://matrix.to/#/@eve:evil.example"))
        .endsWith("/users?id=@eve:evil.example");
    assertThat(found("12")).endsWith("/cases/12");
    assertThat(found("evil.example")).endsWith("/servers?id=evil.example");
    assertThat(page("/servers?id=evil.example")).contains("Open a case");
    assertThat(page("/queue?q=evil.example")).contains("/servers?id=evil.example");
    assertThat(found("localhost:8448")).endsWith("/servers?id=localhost:8448");
    assertThat(page("/servers?id=localhost:8448"))
        .contains("Open a case", "value=\"localhost:8448\"");
    assertThat(found("!room:hs.example")).endsWith("/rooms?id=!room:hs.example");
    assertThat(page("/rooms?id=!room:hs.example")).contains("Open a case");
    for (String no :
        new String[] {"/users?id=12", "/servers?id=localhost", "/links?id=a.example"}) {
      assertThat(page(no)).as(no).doesNotContain("Open a case");
    }
    assertThat(page("/queue?q=spam")).contains("Messages with these words");
  }

  private String found(String words) throws Exception {
    HttpResponse<String> answer = console.get("/find?q=" + encoded(words), "Cookie", session);
    assertThat(answer.statusCode()).isEqualTo(302);
    String location = answer.headers().firstValue("Location").orElse("");
    return URLDecoder.decode(location, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> press(String about) throws Exception {
    return console.form("/cases", "about=" + encoded(about), session);
  }

  private HttpResponse<String> open(String about) throws Exception {
    return console.post(
        "/api/v1/cases?about=" + encoded(about), "", "Authorization", Console.BASIC);
  }

  private String page(String path) throws Exception {
    return console.page(path, session);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
