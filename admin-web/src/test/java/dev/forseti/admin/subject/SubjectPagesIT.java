package dev.forseti.admin.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.GroupFixture;
import dev.forseti.admin.Samples;
import dev.forseti.admin.view.SubjectPages;
import dev.forseti.model.Json;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.wire.Topics;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of servers, rooms and links: who wrote there, and what was done about them. */
class SubjectPagesIT extends GroupFixture {
  private static final String GARDEN = "!garden:hs.example";
  private static final String HOSTILE = "<script>alert(1)</script>";

  @BeforeEach
  void talk() {
    for (int i = 1; i <= 3; i++) {
      wrote("$quiet" + i, "@quiet:evil.example", GARDEN);
    }
    wrote("$eve", Samples.EVE, GARDEN);
    wrote("$bob", "@bob:good.example", "!bikes:hs.example");
    see(verdict(new Subject(Subject.Kind.USER, Samples.EVE), "v1", Standing.ACT, 7, 1, null));
    state("m.room.name", "name", "Garden " + HOSTILE);
  }

  @Test
  void theServersPageNamesItsAccountsWithOpenCasesFirstAndItsRooms() throws Exception {
    String page = page("/servers?id=evil.example");

    assertThat(page)
        .containsSubsequence(
            "id=\"accounts\"", "@eve:evil.example", "case 1", "@quiet:evil.example")
        .contains(
            "3 messages", "/rooms?id=!garden:hs.example", "/search?q=server:%22evil.example%22")
        .doesNotContain("@bob:good.example");
  }

  @Test
  void theRoomsPageSaysWhatItIsCalledAndWhoWrites() throws Exception {
    String page = page("/rooms?id=" + GARDEN);

    assertThat(page)
        .contains("Garden &lt;script&gt;", "/users?id=@quiet:evil.example", "3 messages")
        .doesNotContain(HOSTILE, "@bob:good.example");
  }

  @Test
  void aUsersPageLeadsToItsServerAndRooms() throws Exception {
    assertThat(page("/users?id=" + Samples.EVE))
        .contains("/servers?id=evil.example", "/rooms?id=!garden:hs.example");
  }

  @Test
  void aLinksPageLeadsToTheMessagesWithIt() throws Exception {
    assertThat(page("/links?id=shop.example"))
        .contains(
            "/search?q=link:%22shop.example%22", "/servers?id=shop.example", "None is stored");
  }

  @Test
  void lookingAtAPageIsInTheAudit() throws Exception {
    page("/rooms?id=" + GARDEN);

    assertThat(console.count("audit where what = 'READ' and detail = 'room page'")).isEqualTo(1);
    assertThat(page("/audit?kind=reads")).contains("href=\"/rooms?id=%21garden%3Ahs.example\"");
  }

  @Test
  void whereverASubjectIsNamedItsPageIsALink() throws Exception {
    String to = "href=\"/users?id=%40eve%3Aevil.example\"";
    assertThat(page("/cases/1")).contains(to);
    console.form(
        "/cases/1/decisions", "kind=LIST&reason=Scam+or+fraud&harm=m.spam&seen=v1", session);
    assertThat(page("/audit?kind=decisions")).contains(to);
  }

  @ParameterizedTest
  @CsvSource({
    "user:@a+b/c:x.example, /users?id=%40a%2Bb%2Fc%3Ax.example",
    "user:@a&b=c#d:x.example, /users?id=%40a%26b%3Dc%23d%3Ax.example",
    "room:!r:x.example, /rooms?id=%21r%3Ax.example",
    "campaign:link.domain=x.example, ''",
    "user:, ''",
    "nonsense, ''",
    "nonsense:x, ''",
  })
  void everyIdLeadsToItsOwnPage(String key, String page) {
    assertThat(console.bean(SubjectPages.class).to(key)).isEqualTo(page);
  }

  private void wrote(String id, String who, String room) {
    var content = new Json.Obj(Map.of("body", new Json.Str("hello")));
    console
        .projections()
        .apply(
            Topics.EVENTS,
            "",
            Samples.seen(id, room, who, "m.room.message", null, content, Samples.AT));
  }

  private void state(String type, String field, String value) {
    var content = new Json.Obj(Map.of(field, new Json.Str(value)));
    console
        .projections()
        .apply(
            Topics.EVENTS,
            "",
            Samples.seen("$state", GARDEN, "@mo:hs.example", type, "", content, Samples.AT));
  }
}
