package dev.forseti.admin.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Samples;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchPageIT extends SearchFixture {
  @Test
  void showsWhoSaidWhatWhereWithTheWordsMarked() throws Exception {
    put(
        "$join",
        "m.room.member",
        Samples.EVE,
        Map.of("membership", "join", "displayname", "Winter Deals"),
        Samples.AT);
    put("$name", "m.room.name", "", Map.of("name", "Bird watching"), Samples.AT);
    say("$a", "some Herons <b>here</b>", Samples.AT);
    catchUp();

    assertThat(search("herons"))
        .contains(
            "1 message", "<mark>Herons</mark>", "&lt;b&gt;here", "Winter Deals", "Bird watching")
        .contains("/messages?id=$a", "/users?id=@eve:evil.example", "2026-01-02 03:04 UTC")
        .contains("/queue?q=herons", "3 events");
    assertThat(search("winter")).contains("joins the room", "<mark>Winter</mark> Deals");
  }

  @Test
  void hostileTextIsHarmless() throws Exception {
    say("$a", "pwned " + "<script>alert(1)</script>\u202Etxt", Samples.AT);
    catchUp();

    assertThat(search("alert"))
        .contains("<mark>alert</mark>", "[U+202E]txt")
        .doesNotContain("<script>alert", "\u202E");
    assertThat(search("<script>alert(1)</script>\u202E"))
        .doesNotContain("<script>alert", "</script>\u202E</");
    assertThat(search("\u0000 pwned")).contains("1 message");
  }

  @Test
  void saysWhatItDoesNotUnderstandAndWhere() throws Exception {
    assertThat(search("herons wo*rd<b>"))
        .contains("A star can only stand at the end of a word.", "*rd&lt;b&gt;")
        .doesNotContain("rd<b>", "No stored message");
    catchUp();
    assertThat(search("herons")).contains("No stored message matches");
    assertThat(search("")).contains("How to ask").doesNotContain("No stored", "Cases with");
    assertThat(
            console
                .get("/search?q=x&before=1_99999999999999999999", "Cookie", session)
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void morePagesFollowAndTheirNumberIsSaid() throws Exception {
    for (int i = 0; i < 60; i++) {
      say("$e" + i, "herons " + i, Samples.AT.plusSeconds(i));
    }
    catchUp();
    String first = search("herons");
    assertThat(first)
        .contains("60 messages", "More of 60 messages", "$e59", "$e35")
        .doesNotContain("$e34");
    String second = console.page(older(first), session);
    assertThat(second).contains("$e34", "$e10", "Newest").doesNotContain("$e35\"");
    assertThat(console.page(older(second), session))
        .contains("$e9", "$e0")
        .doesNotContain("More of");
  }

  @Test
  void whatTheDatabaseHasForgottenIsNotShownThoughTheIndexStillKnowsIt() throws Exception {
    say("$a", "herons");
    catchUp();
    sql("alter table events disable trigger user");
    sql("delete from events");
    assertThat(search("herons")).doesNotContain("/messages?id=$a");
  }

  @Test
  void readingIsAuditedOnceForAWhileAndNamesWhomItIsAbout() throws Exception {
    say("$a", "herons");
    catchUp();
    search("herons");
    search("herons");
    search("storks");
    search("sender:@eve:evil.example herons");
    search("room:" + ROOM);

    assertThat(console.count("audit where what = 'READ'")).isEqualTo(3);
    assertThat(console.page("/audit?kind=reads", session))
        .contains("search: herons", "user:@eve:evil.example", "room:" + ROOM)
        .doesNotContain("storks");
  }

  @Test
  void aRemovedMessageIsFoundAsEvidenceAndCalledRemoved() throws Exception {
    say("$a", "herons");
    sql(
        "insert into events (id, room, sender, type, content, sent_at, received_at, redacts)"
            + " values ('$r', ?, '@mod:hs.example', 'm.room.redaction', '{}', now(), now(), '$a')",
        ROOM);
    catchUp();
    assertThat(search("herons")).contains("removed by", "@mod:hs.example");
  }

  private String search(String typed) throws Exception {
    return console.page("/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8), session);
  }

  private static String older(String page) {
    return page.replaceAll("(?s).*id=\"older\"\\s+href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
  }
}
