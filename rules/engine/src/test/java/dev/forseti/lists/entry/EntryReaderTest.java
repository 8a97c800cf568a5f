package dev.forseti.lists.entry;

import static dev.forseti.lists.entry.Lists.ban;
import static dev.forseti.lists.entry.Lists.content;
import static dev.forseti.lists.entry.Lists.event;
import static dev.forseti.lists.entry.Lists.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.lists.entry.EntryReading.Read;
import dev.forseti.lists.entry.EntryReading.Reason;
import dev.forseti.lists.entry.EntryReading.Unrelated;
import dev.forseti.lists.entry.EntryReading.Unusable;
import dev.forseti.lists.entry.EntryReading.Withdrawal;
import dev.forseti.lists.entry.EntryReading.Withdrawn;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.ListEvent;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryReaderTest {
  private static final String USER = "m.policy.rule.user";
  private static final String HASH = "VPqwbUV7mMMkOVto3kPwsNXXiALMs7VCKWh3OeqqjGs=";

  private static EntryReading read(String type, Json.Obj content) {
    return EntryReader.read(event(type, "key", "$e", content));
  }

  private static WatchedEntry entry(String type, Json.Obj content) {
    assertThat(read(type, content)).isInstanceOf(Read.class);
    return ((Read) read(type, content)).entry();
  }

  private static Json.Obj hashed(String key, Json hash) {
    return with(content("recommendation", "m.takedown"), key, new Json.Obj(Map.of("sha256", hash)));
  }

  @ParameterizedTest
  @CsvSource({
    "m.policy.rule.user, USER, STABLE", "m.room.rule.user, USER, LEGACY",
    "org.matrix.mjolnir.rule.user, USER, UNSTABLE", "m.policy.rule.room, ROOM, STABLE",
    "m.room.rule.room, ROOM, LEGACY", "org.matrix.mjolnir.rule.room, ROOM, UNSTABLE",
    "m.policy.rule.server, SERVER, STABLE", "m.room.rule.server, SERVER, LEGACY",
    "org.matrix.mjolnir.rule.server, SERVER, UNSTABLE"
  })
  void readsEachSpellingOfATypeAndWritesItBack(
      String text, EntryKind kind, EntryType.Spelling spelling) {
    WatchedEntry entry = entry(text, ban("x.example"));

    assertThat(entry.type()).isEqualTo(new EntryType(kind, spelling));
    assertThat(entry.type().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "m.ban, BAN",
    "org.matrix.mjolnir.ban, BAN",
    "m.mute, MUTE",
    "m.takedown, TAKEDOWN",
    "org.matrix.msc4204.takedown, TAKEDOWN",
    "org.matrix.mjolnir.allow, ALLOW",
    "fi.mau.meowlnir.unban, ALLOW",
    "M.BAN, UNKNOWN",
    "example.of.the.future, UNKNOWN",
    "'', UNKNOWN"
  })
  void readsEachRecommendationAndKeepsWhatItDoesNotKnow(String text, Recommendation expected) {
    WatchedEntry entry =
        entry(USER, content("entity", "@eve:evil.example", "recommendation", text));

    assertThat(entry.recommendation()).isEqualTo(expected);
    assertThat(entry.written()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hashes", "org.matrix.msc4205.hashes"})
  void readsAHashInEitherSpelling(String key) {
    assertThat(entry(USER, hashed(key, new Json.Str(HASH))).entity())
        .isEqualTo(new Entity.Hashed(HASH));
  }

  @Test
  void tellsPatternsFromIds() {
    assertThat(entry(USER, ban("@eve:evil.example")).entity())
        .isEqualTo(new Entity.Literal("@eve:evil.example"));
    assertThat(entry(USER, ban("@e?e*:evil.example")).entity())
        .isEqualTo(new Entity.Glob("@e?e*:evil.example"));
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example:8448, evil.example",
    "EVIL.example, evil.example",
    "[::1]:8448, [::1]",
    "xn--bcher-kva.example, xn--bcher-kva.example",
    "bücher.example, bücher.example"
  })
  void takesAServerForItsHostWithoutPortOrCase(String written, String host) {
    assertThat(entry("m.policy.rule.server", ban(written)).entity())
        .isEqualTo(new Entity.Literal(host));
  }

  @Test
  void needsNoReasonAndTakesNoneThatIsNoText() {
    assertThat(entry(USER, content("entity", "@e:x", "recommendation", "m.ban")).reason())
        .isEmpty();
    assertThat(entry(USER, with(ban("@e:x"), "reason", Json.Null.NULL)).reason()).isEmpty();
  }

  @Test
  void readsWhenAnEntryExpiresInTheSpellingOfMatrixBeforeOurs() {
    Json.Obj ours = with(ban("@e:x"), "dev.forseti.expiry", new Json.Int(1));
    Json.Obj both = with(ours, "expiry", new Json.Int(2));

    assertThat(entry(USER, ours).expiresAt()).isEqualTo(Instant.ofEpochMilli(1));
    assertThat(entry(USER, both).expiresAt()).isEqualTo(Instant.ofEpochMilli(2));
    assertThat(entry(USER, both).isExpired(Instant.ofEpochMilli(1))).isFalse();
    assertThat(entry(USER, both).isExpired(Instant.ofEpochMilli(2))).isTrue();
    assertThat(entry(USER, with(ban("@e:x"), "expiry", new Json.Int(Long.MAX_VALUE))).expiresAt())
        .isNull();
  }

  @Test
  void readsWhoWroteAnEntryBeforeItsRoomWasReplaced() {
    Json.Obj moved =
        with(
            with(
                with(
                    ban("@e:x"),
                    "org.matrix.msc4321.original_sender",
                    new Json.Str("@first:lists.example")),
                "org.matrix.msc4321.original_event_id",
                new Json.Str("$first")),
            "org.matrix.msc4321.original_timestamp",
            new Json.Int(7));

    assertThat(entry(USER, moved).origin())
        .isEqualTo(
            new Origin(
                new UserId("@first:lists.example"),
                new EventId("$first"),
                Instant.ofEpochMilli(7)));
  }

  @Test
  void knowsHowAStateKeyWasMade() {
    assertThat(conventionOf("rule:@e:x")).isEqualTo(WatchedEntry.Convention.PREFIXED);
    assertThat(conventionOf(PatternSafeEntity.sha256("@e:xm.ban")))
        .isEqualTo(WatchedEntry.Convention.HASHED);
    assertThat(conventionOf("")).isEqualTo(WatchedEntry.Convention.FREE);
  }

  private static WatchedEntry.Convention conventionOf(String stateKey) {
    return ((Read) EntryReader.read(event(USER, stateKey, "$e", ban("@e:x")))).entry().convention();
  }

  @Test
  void saysWhyNothingFollowsFromWhatStandsInAList() {
    Json.Obj ban = content("recommendation", "m.ban");

    assertThat(read(USER, ban)).isEqualTo(new Unusable(Reason.NO_ENTITY));
    assertThat(read(USER, with(ban, "entity", new Json.Int(1))))
        .isEqualTo(new Unusable(Reason.ENTITY_NOT_TEXT));
    assertThat(read(USER, ban(""))).isEqualTo(new Unusable(Reason.EMPTY_ENTITY));
    assertThat(read(USER, ban("*a".repeat(5_000)))).isEqualTo(new Unusable(Reason.LONG_ENTITY));
    assertThat(read(USER, content("entity", "@e:x")))
        .isEqualTo(new Unusable(Reason.NO_RECOMMENDATION));
    assertThat(read(USER, with(ban("@e:x"), "recommendation", Json.Null.NULL)))
        .isEqualTo(new Unusable(Reason.RECOMMENDATION_NOT_TEXT));
    assertThat(read(USER, with(ban, "hashes", new Json.Obj(Map.of("sha512", new Json.Str("x"))))))
        .isEqualTo(new Unusable(Reason.UNKNOWN_HASH));
    assertThat(read(USER, hashed("hashes", new Json.Str(HASH.substring(0, 43)))))
        .isEqualTo(new Unusable(Reason.MALFORMED_HASH));
    assertThat(read(USER, content("algorithm", "m.megolm.v1.aes-sha2", "ciphertext", "x")))
        .isEqualTo(new Unusable(Reason.ENCRYPTED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m.policy.rule.context",
        "m.policy.rule.mxc",
        "m.policy.rule.approval",
        "m.policy.media_hash",
        "m.policy.rule.of_the_future"
      })
  void keepsEntriesOfOtherKinds(String type) {
    assertThat(read(type, ban("@e:x"))).isEqualTo(new Unusable(Reason.ANOTHER_KIND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.room.member", "m.room.rules", "m.policy", "m.room.policy"})
  void passesOverOtherState(String type) {
    assertThat(read(type, ban("@e:x"))).isEqualTo(new Unrelated());
  }

  @Test
  void knowsWhatWasTakenBackAndHow() {
    ListEvent event = event(USER, "key", "$e", ban("@e:x"));

    assertThat(read(USER, Json.Obj.EMPTY)).isEqualTo(new Withdrawn(Withdrawal.EMPTIED));
    assertThat(
            EntryReader.read(
                new ListEvent(
                    event.list(),
                    USER,
                    "key",
                    event.sender(),
                    event.eventId(),
                    event.at(),
                    event.content(),
                    true)))
        .isEqualTo(new Withdrawn(Withdrawal.REDACTED));
  }
}
