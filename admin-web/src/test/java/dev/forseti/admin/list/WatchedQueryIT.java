package dev.forseti.admin.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Samples;
import dev.forseti.admin.SignedInFixture;
import dev.forseti.admin.projection.Projections;
import dev.forseti.lists.entry.PatternSafeEntity;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.ListEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.model.WatchedEvent;
import dev.forseti.model.WatchedEvent.Use;
import dev.forseti.wire.Topics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the lists of others that are watched say of somebody, as the pages of subjects tell it. */
class WatchedQueryIT extends SignedInFixture {
  private static final Instant AGES_AGO = Instant.ofEpochSecond(1_000_000_000);
  private static final Subject EVE = Subject.user(new UserId(Samples.EVE));

  @Test
  void whatListsSayOfAUserAndOfItsServerIsOnItsPage() throws Exception {
    stands("a", "user", "@eve:evil.example", "m.ban", "sells <b>keys</b>");
    stands("b", "user", "@e*:evil.example", "org.matrix.mjolnir.ban", "");
    stands("c", "server", "*.example", "m.to.come", "");
    stands("d", "server", "good.example", "m.ban", "not about her");

    assertThat(page("/users?id=" + Samples.EVE))
        .containsSubsequence("id=\"words\"", "@e*:evil.example", "Cases</h2>")
        .contains("sells &lt;b&gt;keys&lt;/b&gt;", "m.to.come", "#bl:lists.example", "@writer:")
        .doesNotContain("not about her", "None names it", "in another case");
    assertThat(page("/servers?id=evil.example")).contains("m.to.come").doesNotContain("@e*:");
  }

  @Test
  void aCaseSaysSoTooAndNothingWhenNoListDoes() throws Exception {
    projections().apply(Topics.VERDICTS, "", Samples.verdict("v1", Standing.REVIEW, Samples.AT));
    assertThat(page("/cases/1")).doesNotContain("Lists of others");

    stands("a", "user", "@e*:evil.example", "m.ban", "sells keys");

    assertThat(page("/cases/1")).contains("Lists of others", "@e*:evil.example", "sells keys");
  }

  @Test
  void whoIsOnNoListIsSaidNotToBe() throws Exception {
    stands("a", "user", "@other:evil.example", "m.ban", "");

    assertThat(page("/users?id=" + Samples.EVE)).contains("None names it");
    assertThat(page("/links?id=shop.example")).doesNotContain("id=\"words\"");
  }

  @Test
  void idsAndPatternsAreComparedAsPolicyComparesThem() {
    stands("case", "user", "@EVE:evil.example", "m.ban", "");
    stands("hash", "user", "", "m.ban", "");
    stands("one", "user", "@ev?:evil.example", "m.ban", "");
    stands("percent", "user", "@%:evil.example*", "m.ban", "");
    stands("underscore", "user", "@_ve:evil.example*", "m.ban", "");
    stands("zero", "user", "@eve\0*", "m.ban", "");

    assertThat(named(EVE))
        .containsExactlyInAnyOrder(
            "@EVE:evil.example false",
            PatternSafeEntity.sha256(Samples.EVE) + " true",
            "@ev?:evil.example true");
  }

  @Test
  void signsThatMeanSomethingToTheDatabaseAreThemselves() {
    stands("backslash", "user", "@a\\b%_:*", "m.ban", "");

    assertThat(named(new Subject(Subject.Kind.USER, "@a\\b%_:x.example"))).hasSize(1);
    assertThat(named(new Subject(Subject.Kind.USER, "@ab%_:x.example"))).isEmpty();
    assertThat(named(new Subject(Subject.Kind.USER, "@a\\bcc:x.example"))).isEmpty();
  }

  @Test
  void serversAreComparedByTheHostAndRoomsAsTheyAre() {
    stands("port", "server", "Evil.Example:8448", "m.ban", "");
    Map<String, Json> hashed = PatternSafeEntity.fields("evil.example");
    hashed.put("recommendation", new Json.Str("m.ban"));
    put("hash", "server", hashed, Use.IN_FORCE, "", Samples.AT);
    assertThat(named(new Subject(Subject.Kind.SERVER, "evil.example"))).hasSize(2);
    assertThat(named(new Subject(Subject.Kind.USER, "@mo:evil.example:9999"))).hasSize(2);

    stands("room", "room", "!Room:hs.example", "m.ban", "");
    stands("rooms", "room", "!Roo*", "m.ban", "");
    assertThat(named(new Subject(Subject.Kind.ROOM, "!room:hs.example"))).isEmpty();
    assertThat(named(new Subject(Subject.Kind.ROOM, "!Room:hs.example"))).hasSize(2);
  }

  @Test
  void anEntryThatIsGoneOrEmptiedSaysNothingMore() {
    WatchedEvent first = stands("a", "user", "@eve:evil.example", "m.ban", "");
    stands("b", "user", "@eve*:evil.example", "m.ban", "");
    assertThat(named(EVE)).hasSize(2);

    projections().remove(Topics.LISTS, first.event().place(), Samples.AT);
    put("b", "user", Map.of(), Use.UNUSABLE, "", Samples.AT);

    assertThat(named(EVE)).isEmpty();
  }

  @Test
  void whatIsSetAsideIsToldWithItsReasonAndAnEntryWrittenAnewReplacesTheOld() throws Exception {
    stands("a", "user", "@*:evil.example", "m.ban", "old words");
    Map<String, Json> broad = content("@*:evil.example", "m.ban", "");
    put("a", "user", broad, Use.QUARANTINED, "TOO_BROAD: covers a moderator", Samples.AT);

    assertThat(page("/users?id=" + Samples.EVE))
        .contains("set aside: ", "TOO_BROAD: covers a moderator")
        .doesNotContain("old words");
  }

  @Test
  void theNewestOfAListAreToldAndOfTheOthersTheirOwn() throws Exception {
    for (int i = 0; i < 2 * WatchedQuery.MOST_OF_A_LIST; i++) {
      Map<String, Json> content = content("@eve:evil.example", "m.ban", "nr " + i);
      put("k" + i, "user", content, Use.IN_FORCE, "", Samples.AT.plusSeconds(i));
    }
    Map<String, Json> other = content("@eve:evil.example", "m.ban", "of another list");
    projections().apply(Topics.LISTS, "", watched("#old:x.example", "o", "user", other, AGES_AGO));

    assertThat(console.bean(WatchedQuery.class).of(EVE))
        .hasSize(WatchedQuery.MOST_OF_A_LIST + 1)
        .extracting(WatchedQuery.Word::reason)
        .startsWith("nr 19", "nr 18")
        .endsWith("nr 10", "of another list");
    assertThat(page("/users?id=" + Samples.EVE))
        .contains("at most " + WatchedQuery.MOST_OF_A_LIST + " entries of each");
  }

  @Test
  void whatIsOverIsSaidToBeAndComesLast() throws Exception {
    Map<String, Json> over = content("@eve:evil.example", "m.ban", "over");
    over.put("expiry", new Json.Int(AGES_AGO.toEpochMilli()));
    put("new", "user", over, Use.IN_FORCE, "", Samples.AT);
    put("old", "user", content("@eve*", "m.ban", "holds"), Use.IN_FORCE, "", AGES_AGO);

    assertThat(console.bean(WatchedQuery.class).of(EVE))
        .extracting(WatchedQuery.Word::reason)
        .containsExactly("holds", "over");
    assertThat(page("/users?id=" + Samples.EVE)).contains(", over since 2001-09-09 01:46");
  }

  private List<String> named(Subject subject) {
    return console.bean(WatchedQuery.class).of(subject).stream()
        .map(word -> word.entity() + " " + word.isExact())
        .toList();
  }

  /** An entry; with no entity, of Eve by the hash of her id. */
  private WatchedEvent stands(
      String stateKey, String kind, String entity, String said, String reason) {
    return put(stateKey, kind, content(entity, said, reason), Use.IN_FORCE, "", Samples.AT);
  }

  private static Map<String, Json> content(String entity, String said, String reason) {
    Map<String, Json> content = new LinkedHashMap<>();
    if (entity.isEmpty()) {
      content.putAll(PatternSafeEntity.fields(Samples.EVE));
    } else {
      content.put("entity", new Json.Str(entity));
    }
    content.put("recommendation", new Json.Str(said));
    content.put("reason", new Json.Str(reason));
    return content;
  }

  private WatchedEvent put(
      String stateKey, String kind, Map<String, Json> content, Use use, String why, Instant at) {
    WatchedEvent written = watched("#bl:lists.example", stateKey, kind, content, at);
    var watched = new WatchedEvent(written.list(), written.event(), use, why);
    projections().apply(Topics.LISTS, watched.event().place(), watched);
    return watched;
  }

  private static WatchedEvent watched(
      String list, String stateKey, String kind, Map<String, Json> content, Instant at) {
    var event =
        new ListEvent(
            new RoomId("!" + list.substring(1)),
            "m.policy.rule." + kind,
            stateKey,
            new UserId("@writer:lists.example"),
            new EventId("$" + stateKey),
            at,
            new Json.Obj(content),
            false);
    return new WatchedEvent(list, event, Use.IN_FORCE, "");
  }

  private Projections projections() {
    return console.projections();
  }

  private String page(String path) throws Exception {
    return console.page(path, session);
  }
}
