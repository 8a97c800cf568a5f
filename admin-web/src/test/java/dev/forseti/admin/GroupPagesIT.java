package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.wire.Topics;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The page of a group's case, its decisions, and one member of it. */
class GroupPagesIT extends GroupFixture {
  @Test
  void thePageSaysWhatTheyHaveInCommonHowManyAndShowsSamples() throws Exception {
    console.projections().apply(Topics.EVENTS, "", Samples.event("$hit", false));
    raid(1, 30);
    outcome(1, Outcome.Status.DONE, 40, null);
    outcome(2, Outcome.Status.HELD, 41, SHOP);

    assertThat(page("/cases/" + caseOf(SHOP)))
        .contains("Link to shop.example", "30 accounts did alike", "20 samples")
        .containsPattern("<dt>Held</dt><dd><b>1<")
        .containsPattern("<dt>Listed</dt><dd><b>1<")
        .containsPattern("<dt>Waiting</dt><dd><b>28<")
        .contains("@raider30:evil.example", "&lt;script&gt;alert(1)&lt;/script&gt;[U+202E]txt")
        .contains("Release all", "Refuse all", "Concerns <b>30 accounts</b>", "value=\"30\"")
        .doesNotContain("value=\"WATCH\"", "<script>alert");
    assertThat(page("/queue")).contains("Link to shop.example", "30 accounts");
    assertThat(console.count("audit where what = 'READ' and subject = '" + SHOP.key() + "'"))
        .isEqualTo(1);
  }

  @Test
  void hostileValuesOfACampaignAreShownAsText() throws Exception {
    Subject hostile = Subject.campaign("link.domain", Samples.HOSTILE + "\u2067\u0007<b>");
    for (int i = 1; i <= 6; i++) {
      see(verdict(user(i), "v" + i, Standing.ACT, 7, i, hostile));
    }
    long group = console.jdbc().sql("select max(id) from cases").query(Long.class).single();

    for (String path : new String[] {"/queue", "/cases/" + group, "/users?id=" + user(1).id()}) {
      assertThat(page(path))
          .as(path)
          .contains("Link to &lt;script&gt;alert(1)&lt;/script&gt;[U+202E]txt")
          .doesNotContain("<script>alert", "\u202E", "\u2067", "<b>;");
    }
    decide(group, "CLEAR", "&seen=6");
    assertThat(page("/cases/" + group)).as("nobody does").doesNotContain("<dt>Waiting</dt>");
    assertThat(page("/queue?tab=done")).doesNotContain("<script>alert", "\u202E", "\u2067");
  }

  @Test
  void aGroupIsNotWatched() throws Exception {
    raid(1, 6);
    String ask = "{\"kind\":\"WATCH\",\"reason\":\"spam\"}";
    HttpResponse<String> api = console.api("/api/v1/cases/" + caseOf(SHOP) + "/decisions", ask);

    assertThat(api.statusCode()).isEqualTo(400);
    assertThat(api.body()).contains("\"allowed\":\"LIST or CLEAR\"");
    decide(caseOf(SHOP), "WATCH", "");
    assertThat(console.count("decisions")).isZero();
  }

  @Test
  void theInterfaceDecidesAGroupAsItDecidesACase() throws Exception {
    raid(1, 6);
    String ask = "{\"kind\":\"CLEAR\",\"reason\":\"a party\",\"days\":7}";
    HttpResponse<String> api = console.api("/api/v1/cases/" + caseOf(SHOP) + "/decisions", ask);

    assertThat(api.body()).contains("\"subject\":\"" + SHOP.key() + "\"", "\"kind\":\"CLEAR\"");
    assertThat(open("%")).isZero();
  }

  @Test
  void whoHasSeenAFarSmallerGroupLooksAgain() throws Exception {
    raid(1, 100);
    long group = caseOf(SHOP);
    decide(group, "CLEAR", "&seen=50");
    assertThat(page("/cases/" + group))
        .contains("Not sent", "more belong to it than this page showed", "my own words");
    decide(group, "CLEAR", "&seen=lots");
    decide(group, "CLEAR", "&seen=99999999999");
    assertThat(console.count("decisions")).isZero();

    decide(group, "CLEAR", "&seen=95");
    assertThat(console.count("decisions")).isEqualTo(1);
  }

  @Test
  void oneMemberCanBeLookedAtAloneAndIsDecidedWithTheGroup() throws Exception {
    raid(1, 6);
    long group = caseOf(SHOP);
    String members = "/cases/" + group + "/members";
    assertThat(page("/users?id=" + user(6).id())).contains("Look at this one alone");
    assertThat(page("/cases/" + caseOf(user(1))))
        .contains("it is part of a group case", "Case " + group)
        .doesNotContain("id=\"decide\"");

    console.form(members, "member=" + user(6).key(), session);
    assertThat(console.api("/api/v1" + members + "?member=" + user(6).key(), "").body())
        .contains("\"subject\":\"" + user(6).key() + "\"", "\"open\":true");
    raid(7, 9);
    assertThat(open("user:%")).isEqualTo(1);
    assertThat(page("/cases/" + caseOf(user(6)))).contains("id=\"decide\"", "value=\"v6\"");
    for (String stranger : new String[] {"user:@x:y", "nothing", "user:", "sort:x"}) {
      assertThat(console.form(members, "member=" + stranger, session).statusCode()).isEqualTo(404);
    }

    decide(group, "LIST", "&seen=9");
    assertThat(open("%")).isZero();
  }
}
