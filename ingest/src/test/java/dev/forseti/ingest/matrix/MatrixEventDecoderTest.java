package dev.forseti.ingest.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.Malformed;
import dev.forseti.model.Malformed.Reason;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonText;
import dev.forseti.wire.Topics;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixEventDecoderTest {
  private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);
  private static final String MESSAGE =
      """
      {"type":"m.room.message","event_id":"$e","room_id":"!r:hs","sender":"@a:hs","user_id":"@a:hs",
       "age":5,"origin_server_ts":1,"content":{"msgtype":"m.text","body":"x"},
       "unsigned":{"age":1,"prev_content":{}},"some.new.key":[1,{}]}\
      """;

  @Test
  void readsAMessageWithLegacyAndUnknownKeys() {
    RoomEvent event = event(MESSAGE);

    assertThat(event.type()).isEqualTo("m.room.message");
    assertThat(event.stateKey()).isNull();
    assertThat(event.sentAt()).isEqualTo(Instant.ofEpochMilli(1));
    assertThat(event.receivedAt()).isEqualTo(NOW);
    assertThat(event.content().string("body")).contains("x");
    assertThat(event.tap() + event.position()).isEqualTo("taptxn#0");
    assertThat(event.flags()).isEmpty();
    assertThat(Topics.EVENTS.codec().decode(Topics.EVENTS.codec().encode(event))).isEqualTo(event);
  }

  /** Synapse takes that much from senders, and clients show it. */
  @Test
  void readsContentAsDeepAsHomeserversTakeIt() {
    String deep = "{\"a\":".repeat(125) + "1" + "}".repeat(125);
    RoomEvent event = event(MESSAGE.replace("\"body\":\"x\"", "\"body\":\"x\",\"b\":" + deep));

    assertThat(Topics.EVENTS.codec().decode(Topics.EVENTS.codec().encode(event))).isEqualTo(event);
  }

  @Test
  void marksWhatTheHomeserverRefused() {
    String text =
        MESSAGE.replace(
            "\"age\":1",
            """
            "io.element.synapse.soft_failed":true,"io.element.synapse.policy_server_spammy":true,
            "redacted_because":{"type":"m.room.redaction"}\
            """);

    assertThat(event(text).flags())
        .containsExactlyInAnyOrder(
            EventFlag.SOFT_FAILED, EventFlag.POLICY_REFUSED, EventFlag.REDACTED);
  }

  @Test
  void marksEncryptedContent() {
    assertThat(event(MESSAGE.replace("m.room.message", "m.room.encrypted")).flags())
        .containsExactly(EventFlag.ENCRYPTED);
  }

  @Test
  void takesTheRedactedIdFromTheEventOrItsContent() {
    String redaction = MESSAGE.replace("m.room.message", "m.room.redaction");

    assertThat(event(redaction.replace("\"age\":5", "\"redacts\":\"$x\"")).redacts())
        .isEqualTo(new EventId("$x"));
    assertThat(event(redaction.replace("\"msgtype\"", "\"redacts\":\"$y\",\"z\"")).redacts())
        .isEqualTo(new EventId("$y"));
    assertThat(event(redaction.replace("\"msgtype\"", "\"redacts\":\"junk\",\"z\"")).redacts())
        .isNull();
    assertThat(event(MESSAGE.replace("\"age\":5", "\"redacts\":\"$x\"")).redacts()).isNull();
  }

  @Test
  void derivesTheRoomFromACreateEventOfRoomVersion12() {
    String create =
        MESSAGE
            .replace("m.room.message", "m.room.create")
            .replace("\"room_id\":\"!r:hs\"", "\"state_key\":\"\"");

    RoomEvent event = event(create);

    assertThat(event.roomId()).isEqualTo(new RoomId("!e"));
    assertThat(event.stateKey()).isEmpty();
    assertThat(refused(create.replace("\"event_id\":\"$e\",", "")).reason())
        .isEqualTo(Reason.MISSING_FIELD);
    assertThat(refused(create.replace("$e", "$e:hs")).reason()).isEqualTo(Reason.MISSING_FIELD);
  }

  @Test
  void keepsTheStrippedStateOfAnInviteByType() {
    String state =
        """
        "invite_room_state":[{"type":"m.room.name","state_key":"","content":{"name":"N"}},
         {"type":"m.room.member","state_key":"@a:hs","content":{}},7,{"type":3,"state_key":""}]\
        """;
    RoomEvent event = event(MESSAGE.replace("\"age\":1", state));

    assertThat(event.roomState().fields()).containsOnlyKeys("m.room.name");
    assertThat(event.roomState().object("m.room.name").string("name")).contains("N");
    assertThat(event(MESSAGE.replace("\"age\":5", state)).roomState()).isEqualTo(event.roomState());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "event_id":"$e",       |                              | MISSING_FIELD
          "event_id":"$e"        | "event_id":"e"               | BAD_ID
          "event_id":"$e"        | "event_id":7                 | WRONG_TYPE
          "sender":"@a:hs"       | "sender":"@a"                | BAD_ID
          "room_id":"!r:hs"      | "room_id":"#r:hs"            | BAD_ID
          "room_id":"!r:hs"      | "rid":1                      | MISSING_FIELD
          "type":"m.room.message"| "type":""                    | BAD_ID
          "content":{            | "content":[],"c":{           | WRONG_TYPE
          "age":5                | "state_key":null             | WRONG_TYPE
          "age":5                | "age":5,"age":5              | DUPLICATE_KEY
          "age":5                | "age":99999999999999999999   | NUMBER_OUT_OF_RANGE
          "origin_server_ts":1   | "origin_server_ts":9007199254740992 | NUMBER_OUT_OF_RANGE
          "body":"x"             | "body":{"a":[9007199254740992]} | NUMBER_OUT_OF_RANGE
          "body":"x"             | "body":-9007199254740992     | NUMBER_OUT_OF_RANGE
          "origin_server_ts":1   | "origin_server_ts":1.5       | WRONG_TYPE
          "age":5                | "age":                       | NOT_JSON
          """)
  void refusesWithTheReason(String part, String instead, Reason reason) {
    Malformed malformed = refused(MESSAGE.replace(part, instead == null ? "" : instead));

    assertThat(malformed.reason()).isEqualTo(reason);
    assertThat(malformed.id()).isEqualTo("tap txn#0");
    assertThat(malformed.payload()).contains("origin_server_ts");
  }

  /** Whoever sends what nobody can read is held to account for it as for any other event. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "content":{            | "content":[],"c":{
          "age":5                | "state_key":null
          "body":"x"             | "body":-9007199254740992
          "body":"x"             | "body":"\\ud800"
          "body":"x"             | "body":"x","body":"y"
          "body":"x"             | "body":DEEP
          "body":"x"             | "body":"LONG"
          """)
  void keepsTheEnvelopeOfWhatCannotBeRead(String part, String instead) {
    String harm =
        instead
            .replace("DEEP", "[".repeat(300) + "]".repeat(300))
            .replace("LONG", "x".repeat(300_000));

    RoomEvent shell = shell(MESSAGE.replace(part, harm));

    assertThat(shell)
        .isNotNull()
        .isEqualTo(
            new RoomEvent(
                new EventId("$e"),
                new RoomId("!r:hs"),
                "m.room.message",
                null,
                new UserId("@a:hs"),
                Instant.ofEpochMilli(1),
                NOW,
                Json.Obj.EMPTY,
                null,
                "tap",
                "txn#0",
                Set.of(EventFlag.UNREADABLE),
                Json.Obj.EMPTY));
  }

  @Test
  void anUnreadableEventWithAnImpossibleTimeCountsFromWhenItCame() {
    RoomEvent shell = shell(MESSAGE.replace("\"origin_server_ts\":1", "\"origin_server_ts\":1.5"));

    assertThat(shell).isNotNull().returns(NOW, RoomEvent::sentAt);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "sender":"@a:hs"       | "sender":"@a"
          "room_id":"!r:hs"      | "room_id":7
          "event_id":"$e",       | "age":5,
          "age":5                | "sender":"@b:hs"
          "age":5                | "\\u0073ender":"@b:hs"
          "age":5                | "age":
          """)
  void knowsNobodyToHoldToAccountWhenItCannotTell(String part, String instead) {
    assertThat(shell(MESSAGE.replace("\"x\"", "1e999").replace(part, instead))).isNull();
  }

  @Test
  void takesTheGreatestNumbersAndThoseThatOldRoomsAllow() {
    String numbers = "\"body\":[9007199254740991,-9007199254740991,1.5,1e300]";

    assertThat(event(MESSAGE.replace("\"body\":\"x\"", numbers)).content().array("body"))
        .hasSize(4);
  }

  @Test
  void refusesWhatIsNoObject() {
    assertThat(refused("[]").reason()).isEqualTo(Reason.NOT_AN_OBJECT);
  }

  @Test
  void cutsThePayloadBetweenCharacters() {
    Malformed malformed = refused("[\"a" + "😀".repeat(5_000) + "\"]");

    assertThat(malformed.payload()).hasSize(Malformed.MAX_PAYLOAD - 1).endsWith("😀");
    byte[] bytes = Topics.MALFORMED.codec().encode(malformed);
    assertThat(Topics.MALFORMED.codec().decode(bytes)).isEqualTo(malformed);
  }

  @Test
  void decodesAnObjectLikeItsText() throws Exception {
    var value = (Json.Obj) JsonText.parse(MESSAGE.getBytes(UTF_8), LIMITS);

    assertThat(MatrixEventDecoder.decode(value, "tap", "txn#0", NOW))
        .isEqualTo(new Decoded.Event(event(MESSAGE)));
  }

  private static final JsonLimits LIMITS = JsonLimits.EVENT;

  private static RoomEvent event(String text) {
    return ((Decoded.Event) decode(text)).event();
  }

  private static Malformed refused(String text) {
    return ((Decoded.Refused) decode(text)).malformed();
  }

  private static @Nullable RoomEvent shell(String text) {
    return ((Decoded.Refused) decode(text)).shell();
  }

  private static Decoded decode(String text) {
    return MatrixEventDecoder.decode(text.getBytes(UTF_8), "tap", "txn#0", NOW);
  }
}
