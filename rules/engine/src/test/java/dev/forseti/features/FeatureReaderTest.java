package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureReaderTest {
  private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);

  @Test
  void whatIsEncryptedIsUnknownButItsSizeAndForm() {
    FeatureVector values =
        read("m.room.encrypted", null, Map.of("algorithm", text("x"), "ciphertext", text("abcd")));

    assertThat(values.number(Variable.EVENT_SIZE.slot())).isEqualTo(5);
    assertThat(values.number(Variable.EVENT_MALFORMED.slot())).isZero();
    assertThat(values.number(Variable.TEXT_QUESTION.slot())).isEqualTo(Unknown.LONG);
    assertThat(values.number(Variable.MENTIONS_USERS.slot())).isEqualTo(Unknown.LONG);
    assertThat(values.text(Variable.TEXT_SKETCH.slot())).isNull();
    assertThat(values.text(Variable.MEDIA_HASH.slot())).isNull();
  }

  @Test
  void aMessageWithoutATextIsMalformed() {
    assertThat(
            read("m.room.message", null, Map.of("msgtype", text("m.text")))
                .number(Variable.EVENT_MALFORMED.slot()))
        .isEqualTo(1);
  }

  @Test
  void aListOfNamesIsSeenByItsShareOfTheWords() {
    Json users = new Json.Arr(List.of(text("@ann:one.example"), text("@ben:one.example")));
    FeatureVector values =
        read(
            "m.room.message",
            null,
            Map.of(
                "msgtype", text("m.text"),
                "body", text("ann, ben: hey there?"),
                "m.mentions", new Json.Obj(Map.of("user_ids", users))));

    assertThat(values.real(Variable.MENTIONS_SHARE.slot())).isEqualTo(.5);
    assertThat(values.text(Variable.MENTIONS_FIRST.slot())).isEqualTo("@ann:one.example");
    assertThat(values.number(Variable.MENTIONS_SILENT.slot())).isZero();
    assertThat(values.number(Variable.TEXT_QUESTION.slot())).isEqualTo(1);
  }

  @Test
  void aMentionCountsOnceAndOnlyIfItIsAUser() {
    Json.Arr users =
        new Json.Arr(
            List.of(
                text("@long" + "g".repeat(255) + ":one.example"),
                new Json.Int(7),
                text("ann"),
                text("@ann:one.example"),
                text("@ann:one.example"),
                text("@ben:one.example")));
    FeatureVector values =
        read(
            "m.room.message",
            null,
            Map.of(
                "body",
                text("where is annette?"),
                "m.mentions",
                new Json.Obj(Map.of("user_ids", users))));

    assertThat(values.text(Variable.MENTIONS_FIRST.slot())).isEqualTo("@ann:one.example");
    assertThat(values.text(Variable.MENTIONS_IDS.slot()))
        .isEqualTo("@ann:one.example\n@ben:one.example");
    assertThat(values.number(Variable.MENTIONS_USERS.slot())).isEqualTo(2);
    assertThat(values.number(Variable.MENTIONS_SILENT.slot())).isEqualTo(1);
  }

  @Test
  void aThreadsFallbackIsNoReply() {
    Json answered = new Json.Obj(Map.of("event_id", text("$x")));
    Json thread =
        new Json.Obj(
            Map.of(
                "rel_type",
                text("m.thread"),
                "is_falling_back",
                new Json.Bool(true),
                "m.in_reply_to",
                answered));
    FeatureVector values = read("m.room.message", null, Map.of("m.relates_to", thread));

    assertThat(values.number(Variable.THREAD.slot())).isEqualTo(1);
    assertThat(values.number(Variable.REPLY.slot())).isZero();
    assertThat(
            read(
                    "m.room.message",
                    null,
                    Map.of("m.relates_to", new Json.Obj(Map.of("m.in_reply_to", answered))))
                .number(Variable.REPLY.slot()))
        .isEqualTo(1);
  }

  @Test
  void namesThatLookAlikeShareTheirLook() {
    FeatureVector plain = join("Alice");
    FeatureVector disguised = join("Al\u0456ce");

    assertThat(disguised.text(Variable.NAME_LOOK.slot()))
        .isEqualTo(plain.text(Variable.NAME_LOOK.slot()));
    assertThat(disguised.number(Variable.NAME_DISGUISE.slot())).isEqualTo(1);
    assertThat(plain.number(Variable.NAME_DISGUISE.slot())).isZero();
  }

  @Test
  void mediaAreKnownByTheirAddressAndLinksByTheirPath() {
    FeatureVector values =
        read(
            "m.room.message",
            null,
            Map.of(
                "msgtype", text("m.image"),
                "body", text("see https://shop.example/a?b=1 and more"),
                "url", text("mxc://one.example/abc")));

    assertThat(values.text(Variable.MEDIA_HASH.slot())).isEqualTo("mxc://one.example/abc");
    assertThat(values.text(Variable.LINK_URL.slot())).isEqualTo("shop.example/a?b=1");
    assertThat(values.number(Variable.LINK_LOOK_ALIKE.slot())).isZero();
    assertThat(values.number(Variable.TEXT_QUESTION.slot())).isZero();
  }

  @Test
  void aPillAndAnIdInTheTextCallAUserAndWhomAReplyAnswersIsNotCalled() {
    String pill = "<a href=\"https://matrix.to/#/@ann:one.example\">Ann</a> hello";
    FeatureVector pilled =
        read(
            "m.room.message",
            null,
            Map.of(
                "body", text("Ann hello"),
                "format", text("org.matrix.custom.html"),
                "formatted_body", text(pill)));
    FeatureVector replying =
        read(
            "m.room.message",
            null,
            Map.of(
                "body",
                text("yes"),
                "m.relates_to",
                new Json.Obj(Map.of("m.in_reply_to", new Json.Obj(Map.of()))),
                "m.mentions",
                new Json.Obj(Map.of("user_ids", new Json.Arr(List.of(text("@ann:one.example")))))));

    assertThat(pilled.text(Variable.MENTIONS_IDS.slot())).isEqualTo("@ann:one.example");
    assertThat(pilled.number(Variable.LINKS_COUNT.slot())).isZero();
    assertThat(replying.number(Variable.MENTIONS_USERS.slot())).isOne();
    assertThat(replying.number(Variable.MENTIONS_CALLED.slot())).isZero();
    assertThat(replying.number(Variable.MENTIONS_SILENT.slot())).isZero();
  }

  @Test
  void aUserWhoIsNamedButNotCalledIsAnAddressToGoTo() {
    FeatureVector values =
        read(
            "m.room.message",
            null,
            Map.of(
                "body",
                text("write to @mentor:far.example, not here in !r:one.example"),
                "m.mentions",
                new Json.Obj(Map.of())));

    assertThat(values.number(Variable.MENTIONS_USERS.slot())).isZero();
    assertThat(values.text(Variable.LINKS_HOSTS.slot())).isEqualTo("@mentor:far.example");
    assertThat(values.text(Variable.LINK_DOMAIN.slot())).isEqualTo("@mentor:far.example");
    assertThat(values.number(Variable.LINK_LOOK_ALIKE.slot())).isZero();
  }

  @Test
  void anIdCallsWhereATextBeginsWithItOrListsMany() {
    FeatureVector within = read("m.room.message", null, Map.of("body", text("ask @a:one.example")));
    FeatureVector first = read("m.room.message", null, Map.of("body", text("@a:one.example: hi")));
    FeatureVector list =
        read(
            "m.room.message",
            null,
            Map.of("body", text("hi @a:one.example @b:one.example @c:one.example")));

    assertThat(within.number(Variable.MENTIONS_USERS.slot())).isZero();
    assertThat(within.number(Variable.LINKS_COUNT.slot())).isOne();
    assertThat(first.number(Variable.MENTIONS_USERS.slot())).isOne();
    assertThat(first.number(Variable.LINKS_COUNT.slot())).isZero();
    assertThat(list.number(Variable.MENTIONS_USERS.slot())).isEqualTo(3);
    assertThat(list.number(Variable.LINKS_COUNT.slot())).isZero();
  }

  @Test
  void aPictureUploadedAnewHasTheSameLook() {
    FeatureVector one = picture("mxc://one.example/a", 88_123);
    FeatureVector other = picture("mxc://two.example/b", 88_123);

    assertThat(one.text(Variable.MEDIA_LOOK.slot()))
        .isEqualTo(other.text(Variable.MEDIA_LOOK.slot()))
        .isNotEqualTo(picture("mxc://two.example/b", 88_124).text(Variable.MEDIA_LOOK.slot()));
  }

  private static FeatureVector picture(String address, long size) {
    return read(
        "m.room.message",
        null,
        Map.of(
            "msgtype", text("m.image"),
            "body", text("image.jpg"),
            "url", text(address),
            "info",
                new Json.Obj(
                    Map.of(
                        "size", new Json.Int(size),
                        "w", new Json.Int(800),
                        "h", new Json.Int(600)))));
  }

  @ParameterizedTest
  @EnumSource(
      value = EventFlag.class,
      names = {"ENCRYPTED", "REDACTED"})
  void whatAMessageHidesIsWhatItsVariablesSay(EventFlag hiding) {
    Map<String, Json> content =
        Map.of(
            "msgtype", text("m.image"),
            "url", text("mxc://one.example/abc"),
            "info",
                new Json.Obj(
                    Map.of(
                        "size", new Json.Int(88_123),
                        "blurhash", text("LEHV6nWB2yk8pyo0adR*.7kCMdnj"),
                        "w", new Json.Int(800),
                        "h", new Json.Int(600))),
            "body", text("Ann, see https://shop.example/a for what we sell here today"),
            "m.mentions",
                new Json.Obj(Map.of("user_ids", new Json.Arr(List.of(text("@ann:one.example"))))));
    FeatureVector open = read("m.room.message", null, content, Set.of());
    FeatureVector hidden = read("m.room.message", null, content, Set.of(hiding));

    assertThat(
            Arrays.stream(Variable.values())
                .filter(it -> isKnown(it, open) && !isKnown(it, hidden)))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Variable.values())
                .filter(
                    it -> it.isHidden(hiding == EventFlag.ENCRYPTED, hiding == EventFlag.REDACTED))
                .toList());
  }

  /** As a redacted one, but that it is malformed is known. */
  @Test
  void contentThatCannotBeReadIsUnknown() {
    FeatureVector values = read("m.room.message", null, Map.of(), Set.of(EventFlag.UNREADABLE));

    assertThat(values.number(Variable.EVENT_UNREADABLE.slot())).isOne();
    assertThat(values.number(Variable.EVENT_MALFORMED.slot())).isOne();
    assertThat(values.number(Variable.SENDER_FIRST.slot())).isOne();
    assertThat(Arrays.stream(Variable.values()).filter(it -> it.isHidden(false, true)))
        .filteredOn(it -> isKnown(it, values))
        .containsExactly(Variable.EVENT_MALFORMED);
  }

  @Test
  void aRoomIsProtectedWhenItIsNamedOrNoneIs() {
    var named = new ProtectedRooms(Set.of("!r:one.example"));

    assertThat(ProtectedRooms.ALL.contains(new RoomId("!own:evil.example"))).isTrue();
    assertThat(named.contains(new RoomId("!r:one.example"))).isTrue();
    assertThat(named.contains(new RoomId("!own:evil.example"))).isFalse();
  }

  private static boolean isKnown(Variable variable, FeatureVector values) {
    int slot = variable.slot();
    return values.number(slot) != Unknown.LONG
        || !Double.isNaN(values.real(slot))
        || values.text(slot) != null;
  }

  private static FeatureVector join(String name) {
    return read(
        "m.room.member",
        "@new:one.example",
        Map.of("membership", text("join"), "displayname", text(name)));
  }

  private static Json text(String value) {
    return new Json.Str(value);
  }

  private static FeatureVector read(
      String type, @Nullable String stateKey, Map<String, Json> content) {
    return read(type, stateKey, content, Set.of());
  }

  private static FeatureVector read(
      String type, @Nullable String stateKey, Map<String, Json> content, Set<EventFlag> flags) {
    var event =
        new RoomEvent(
            new EventId("$e"),
            new RoomId("!r:one.example"),
            type,
            stateKey,
            new UserId("@new:one.example"),
            AT,
            AT,
            new Json.Obj(content),
            null,
            "test",
            "1",
            flags,
            Json.Obj.EMPTY);
    FeatureVector values = new FeatureVector(Variable.count());
    FeatureReader.read(event, SenderHistory.startingAt(AT.toEpochMilli()), Unknown.LONG, values);
    return values;
  }
}
