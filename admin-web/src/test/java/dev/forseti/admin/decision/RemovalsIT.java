package dev.forseti.admin.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.GroupFixture;
import dev.forseti.admin.Samples;
import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RedactionRequest;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topics;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a moderator has removed together with a decision to list. */
class RemovalsIT extends GroupFixture {
  private static final String GARDEN = "!garden:hs.example";
  private static final String ELSEWHERE = "!elsewhere:hs.example";
  private static final Subject EVE = new Subject(Subject.Kind.USER, Samples.EVE);
  private static final String LIST = "kind=LIST&reason=Scam+or+fraud&harm=m.spam";

  @BeforeEach
  void eveIsFlagged() throws Exception {
    console.restartEnforcing(GARDEN);
    session = console.signIn();
    see(verdict(EVE, "v1", Standing.REVIEW, 5, 1, null));
  }

  @Test
  void whatSheWroteInTheTimeAskedForAndInProtectedRoomsGoes() throws Exception {
    wrote("$old", Samples.EVE, GARDEN, Duration.ofHours(30));
    wrote("$day", Samples.EVE, GARDEN, Duration.ofHours(20));
    wrote("$now", Samples.EVE, GARDEN, Duration.ofMinutes(5));
    wrote("$far", Samples.EVE, ELSEWHERE, Duration.ofMinutes(5));
    wrote("$bob", "@bob:hs.example", GARDEN, Duration.ofMinutes(5));

    form(LIST + "&redact=24");

    RedactionRequest request = requests().getFirst();
    assertThat(requests()).hasSize(1);
    assertThat(request.subject()).isEqualTo(EVE);
    assertThat(request.decision()).isEqualTo(decision());
    assertThat(ids(request)).containsExactly("$day", "$now");
    assertThat(console.page("/cases/1", session)).contains("with it was asked to remove 2 events");
    assertThat(console.page("/audit?kind=decisions", session))
        .contains("asked to remove 2 events with the decision");
  }

  @Test
  void stateAndWhatIsGoneAlreadyAreNotAskedForWhateverFriendsClaim() throws Exception {
    wrote("$gone", Samples.EVE, GARDEN, Duration.ofMinutes(9));
    wrote("$kept", Samples.EVE, GARDEN, Duration.ofMinutes(8));
    wrote("$claimed", Samples.EVE, GARDEN, Duration.ofMinutes(7));
    redacted("$gone", Samples.EVE, Set.of());
    redacted("$kept", Samples.EVE, Set.of(EventFlag.REJECTED));
    redacted("$claimed", "@friend:evil.example", Set.of());
    wrote("$ours", Samples.EVE, GARDEN, Duration.ofMinutes(6));
    redacted("$ours", "@forseti:hs.example", Set.of());
    console
        .projections()
        .apply(
            Topics.EVENTS,
            "",
            Samples.seen(
                "$join",
                GARDEN,
                Samples.EVE,
                "m.room.member",
                Samples.EVE,
                new Json.Obj(Map.of("membership", new Json.Str("join"))),
                Instant.now()));

    form(LIST + "&redact=1");

    assertThat(ids(requests().getFirst())).containsExactly("$kept", "$claimed");
  }

  @Test
  void theFormSaysHowMuchThatIs() throws Exception {
    wrote("$day", Samples.EVE, GARDEN, Duration.ofHours(20));
    wrote("$now", Samples.EVE, GARDEN, Duration.ofMinutes(5));

    assertThat(console.page("/cases/1", session))
        .contains("what was flagged", "1 h: all 1")
        .contains("24 h: all 2", "7 d: all 2")
        .contains("Remove for good");
  }

  @Test
  void atMostSoManyGoAndThoseAreTheNewest() throws Exception {
    for (int i = 0; i < RedactionRequest.MOST_EVENTS + 5; i++) {
      wrote("$e" + i, Samples.EVE, GARDEN, Duration.ofSeconds(1_000 - i));
    }

    assertThat(console.page("/cases/1", session)).contains("1 h: newest 200");
    form(LIST + "&redact=1");

    assertThat(ids(requests().getFirst()))
        .hasSize(RedactionRequest.MOST_EVENTS)
        .startsWith("$e5")
        .endsWith("$e204");
  }

  @Test
  void nothingIsAskedForWhereNobodyWroteOrChose() throws Exception {
    form(LIST + "&redact=24");
    assertThat(requests()).isEmpty();
    assertThat(console.count("decisions where kind = 'LIST'")).isEqualTo(1);
  }

  @Test
  void whoIsClearedKeepsItsMessagesWhateverTheFormSays() throws Exception {
    wrote("$now", Samples.EVE, GARDEN, Duration.ofMinutes(5));

    form("kind=CLEAR&reason=Wrongly+flagged&redact=24");

    assertThat(console.count("decisions where kind = 'CLEAR'")).isEqualTo(1);
    assertThat(requests()).isEmpty();
  }

  @Test
  void ofEachMemberOfAGroupItGoes() throws Exception {
    raid(1, 6);
    wrote("$r2", user(2).id(), GARDEN, Duration.ofMinutes(5));
    wrote("$r4", user(4).id(), GARDEN, Duration.ofMinutes(5));
    wrote("$old", user(5).id(), GARDEN, Duration.ofHours(5));
    wrote("$eve", Samples.EVE, GARDEN, Duration.ofMinutes(5));

    long group = caseOf(SHOP);
    console.form("/cases/" + group + "/decisions", LIST + "&seen=6&redact=1", session);

    assertThat(requests())
        .extracting(each -> each.subject().id())
        .containsExactlyInAnyOrder(user(2).id(), user(4).id());
    assertThat(console.count("decisions where removed = 2")).isEqualTo(1);
  }

  @Test
  void programsAskForItTooAndAreToldWhatIsWrong() throws Exception {
    wrote("$now", Samples.EVE, GARDEN, Duration.ofMinutes(5));

    assertThat(api("{\"kind\":\"CLEAR\",\"reason\":\"x\",\"redactHours\":1}").statusCode())
        .isEqualTo(400);
    HttpResponse<String> tooMany = api("{\"kind\":\"LIST\",\"reason\":\"x\",\"redactHours\":169}");
    assertThat(tooMany.statusCode()).isEqualTo(400);
    assertThat(tooMany.body()).contains("redactHours", "to 168");

    assertThat(api("{\"kind\":\"LIST\",\"reason\":\"x\",\"redactHours\":1}").statusCode())
        .isEqualTo(200);
    assertThat(ids(requests().getFirst())).containsExactly("$now");
  }

  @Test
  void withoutAPolicyThatRemovesItIsNeitherOfferedNorTaken() throws Exception {
    console.restartEnforcing();
    session = console.signIn();

    assertThat(console.page("/cases/1", session)).doesNotContain("name=\"redact\"");
    HttpResponse<String> asked = api("{\"kind\":\"LIST\",\"reason\":\"x\",\"redactHours\":1}");
    assertThat(asked.statusCode()).isEqualTo(409);
    assertThat(asked.body()).contains("policy.enforce");
    assertThat(console.count("decisions")).isZero();
  }

  private void form(String fields) throws Exception {
    console.form("/cases/1/decisions", fields, session);
  }

  private HttpResponse<String> api(String body) throws Exception {
    return console.api("/api/v1/cases/1/decisions", body);
  }

  private void wrote(String id, String who, String room, Duration ago) {
    Instant at = Instant.now().minus(ago);
    var content = new Json.Obj(Map.of("body", new Json.Str("buy")));
    console
        .projections()
        .apply(Topics.EVENTS, "", Samples.seen(id, room, who, "m.room.message", null, content, at));
  }

  private void redacted(String id, String by, Set<EventFlag> flags) {
    console
        .projections()
        .apply(
            Topics.EVENTS,
            "",
            new RoomEvent(
                new EventId("$redaction-of-" + id.substring(1)),
                new RoomId(GARDEN),
                "m.room.redaction",
                null,
                new UserId(by),
                Instant.now(),
                Instant.now(),
                Json.Obj.EMPTY,
                new EventId(id),
                "tap",
                "1",
                flags,
                Json.Obj.EMPTY));
  }

  private List<RedactionRequest> requests() {
    return console
        .bean(JdbcClient.class)
        .sql("select convert_from(value, 'UTF8') from outbox where topic = ? order by id")
        .param(Topics.REDACTION_REQUESTS.name())
        .query(
            (row, n) -> Topics.REDACTION_REQUESTS.codec().decode(row.getString(1).getBytes(UTF_8)))
        .list();
  }

  private String decision() {
    return console
        .bean(JdbcClient.class)
        .sql("select id from decisions")
        .query(String.class)
        .single();
  }

  private static List<String> ids(RedactionRequest request) {
    return request.events().stream().map(each -> each.eventId().value()).toList();
  }
}
