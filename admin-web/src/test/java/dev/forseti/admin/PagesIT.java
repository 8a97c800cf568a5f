package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Standing;
import dev.forseti.wire.Topics;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class PagesIT extends SignedInFixture {
  @Test
  void emptyPagesSaySo() throws Exception {
    assertThat(page("/queue")).contains("Nothing waits");
    assertThat(page("/queue?tab=watched")).contains("Nobody is watched");
    assertThat(page("/queue?tab=done")).contains("Nothing was decided yet");
    assertThat(page("/list")).contains("Nothing is published");
    assertThat(page("/service")).contains("None in the last 30 days");
    assertThat(page("/users?id=@nobody:x")).contains("unknown", "No verdict was reached yet");
    assertThat(console.get("/cases/1", "Cookie", session).statusCode()).isEqualTo(404);
    assertThat(console.get("/cases/one", "Cookie", session).statusCode()).isEqualTo(400);
    assertThat(console.get("/users?id=%00", "Cookie", session).statusCode()).isEqualTo(404);
    assertThat(console.get("/nothing", "Cookie", session, "Accept", "text/html").body())
        .contains("There is no such page");
  }

  @Test
  void hostileTextIsShownAsText() throws Exception {
    show(false);
    for (String path : new String[] {"/queue", "/cases/1", "/users?id=" + Samples.EVE}) {
      assertThat(page(path))
          .as(path)
          .doesNotContain("<script>alert")
          .doesNotContain("\u202E")
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;[U+202E]txt");
    }
    assertThat(page("/queue?q=%3Cscript%3E%00")).doesNotContain("<script>\u0000", "\"<script>");
  }

  @Test
  void reviewSaysWhyAndWhatADecisionReaches() throws Exception {
    show(false);
    console.projections().apply(Topics.EVENTS, "", Samples.join("@ada:hs.example", "Ada"));

    assertThat(page("/cases/1"))
        .contains("link-flood", "+4.5, cut by the cap of group links", "97.1 % abusive")
        .contains("An entry of this verdict says: <b><bdi>advertises in public<")
        .contains("1 message", "1 room", "2 known members", "no moderator is touched")
        .doesNotContain("many-links");
  }

  @Test
  void aReputationIsShownWithTheTimeThatItIsOf() throws Exception {
    console
        .projections()
        .apply(
            Topics.REPUTATIONS,
            "",
            Samples.verdict("v1", Standing.REVIEW, Samples.AT).reputation());

    assertThat(page("/users?id=" + Samples.EVE))
        .containsPattern("review</span> <span class=\"dim\">as of 2026-01-02 03:04<")
        .containsPattern("as of <time>2026-01-02 03:04<");
  }

  @Test
  void theServicePageSaysWhichRulesDoNotRunAndWhy() throws Exception {
    assertThat(page("/service"))
        .contains("ill.yaml:6:11: unknown variable &#39;links.cuont&#39;")
        .contains("did you mean &#39;links.count&#39;?")
        .contains("of-last-year", "of ill, says nothing since 2020-01-31")
        .contains("ill.yaml:3:3: warning: nothing uses the counter &#39;idle&#39;")
        .containsPattern("id=\"rules-count\">2<")
        .doesNotContain("not taken in");

    console
        .projections()
        .apply(
            Topics.MALFORMED, "", Samples.malformed("news", "news.yaml:2:1: unknown key 'rulse'"));

    assertThat(page("/service"))
        .contains("not taken in", "news", "news.yaml:2:1: unknown key &#39;rulse&#39;");
  }

  @Test
  void theServicePageCountsTheFaultsOfRules() throws Exception {
    console.projections().apply(Topics.MALFORMED, "", Samples.fault("many-links", 7));
    console.projections().apply(Topics.MALFORMED, "", Samples.fault("many-links", 12));

    assertThat(page("/service"))
        .contains("many-links", "12 divisions by zero")
        .doesNotContain("7 divisions by zero", "not taken in");
  }

  @Test
  void readingMessagesIsAuditedOnceForAWhile() throws Exception {
    show(false);
    page("/cases/1");
    page("/cases/1");
    page("/users?id=" + Samples.EVE);

    assertThat(console.count("audit where what = 'READ' and who = 'admin'")).isEqualTo(2);
    assertThat(page("/audit?kind=reads")).contains("case 1", "user page", Samples.EVE);
  }

  @Test
  void findLeadsToUserCaseOrMessages() throws Exception {
    assertThat(find("12")).endsWith("/cases/12");
    assertThat(find("@eve:evil.example")).contains("/users?id=@eve:evil.example");
    assertThat(find("a%26b%3Dc")).endsWith("/search?q=a%26b%3Dc");
    assertThat(find("//evil.example")).contains("/search?q=");
  }

  private String find(String words) throws Exception {
    HttpResponse<String> answer = console.get("/find?q=" + words, "Cookie", session);
    return java.net.URLDecoder.decode(
        answer
            .headers()
            .firstValue("Location")
            .orElse("")
            .replace("%26", "%2526")
            .replace("%3D", "%253D"),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  private void show(boolean encrypted) {
    console.projections().apply(Topics.EVENTS, "", Samples.event("$hit", encrypted));
    console.projections().apply(Topics.EVENTS, "", Samples.join(Samples.EVE, Samples.HOSTILE));
    console
        .projections()
        .apply(Topics.VERDICTS, "", Samples.verdict("v1", Standing.REVIEW, Samples.AT));
  }

  private String page(String path) throws Exception {
    return console.page(path, session);
  }
}
