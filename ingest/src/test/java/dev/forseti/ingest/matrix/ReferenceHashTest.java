package dev.forseti.ingest.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceHashTest {
  /** The examples of the specification's appendix, Canonical JSON. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | {}",
        "{\"one\": 1, \"two\": \"Two\"} | {\"one\":1,\"two\":\"Two\"}",
        "{\"b\":\"2\",\"a\":\"1\"} | {\"a\":\"1\",\"b\":\"2\"}",
        "{\"a\":\"日本語\"} | {\"a\":\"日本語\"}",
        "{\"本\":2,\"日\":1} | {\"日\":1,\"本\":2}",
        "{\"a\":\"\\u65E5\"} | {\"a\":\"日\"}",
        "{\"a\":null} | {\"a\":null}",
        "{\"\\ud83d\\ude00\":1,\"\\uffee\":2} | {\"\uffee\":2,\"\uD83D\uDE00\":1}",
        "[\"\\u0001\\n\\u007f\\/\\\"\"] | [\"\\u0001\\n\u007f/\\\"\"]",
        "[9007199254740991,-0,true] | [9007199254740991,0,true]",
      })
  void writesTheOneFormThatIsHashed(String text, String canonical) throws Exception {
    assertThat(new String(CanonicalJson.write(parse(text)), UTF_8)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({"9007199254740992", "-9007199254740992", "1.5", "1e3"})
  void hasNoFormForNumbersThatAreNotCanonical(String number) throws Exception {
    Json value = parse("[" + number + "]");

    assertThatThrownBy(() -> CanonicalJson.write(value)).isInstanceOf(DecodeException.class);
  }

  /** What each version began or ceased to keep when it redacts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "V5 | m.room.aliases | {\"aliases\":[],\"x\":1} | {\"aliases\":[]}",
        "V6 | m.room.aliases | {\"aliases\":[]} | {}",
        "V7 | m.room.join_rules | {\"join_rule\":\"a\",\"allow\":[]} | {\"join_rule\":\"a\"}",
        "V8 | m.room.join_rules | {\"allow\":[]} | {\"allow\":[]}",
        "V8 | m.room.member | {\"join_authorised_via_users_server\":\"a\"} | {}",
        "V9 | m.room.member | {\"membership\":\"a\",\"displayname\":1} | {\"membership\":\"a\"}",
        "V10 | m.room.member | {\"third_party_invite\":{\"signed\":{}}} | {}",
        "V11 | m.room.member | {\"third_party_invite\":{\"signed\":{},\"x\":1}}"
            + " | {\"third_party_invite\":{\"signed\":{}}}",
        "V10 | m.room.create | {\"creator\":\"a\",\"type\":\"b\"} | {\"creator\":\"a\"}",
        "V11 | m.room.create | {\"type\":\"b\"} | {\"type\":\"b\"}",
        "V10 | m.room.redaction | {\"redacts\":\"a\"} | {}",
        "V11 | m.room.redaction | {\"redacts\":\"a\"} | {\"redacts\":\"a\"}",
        "V10 | m.room.power_levels | {\"invite\":1,\"ban\":2} | {\"ban\":2}",
        "V11 | m.room.power_levels | {\"invite\":1} | {\"invite\":1}",
        "V12 | m.room.message | {\"body\":\"a\"} | {}",
        "V3 | m.room.history_visibility | {\"history_visibility\":1} | {\"history_visibility\":1}",
      })
  void keepsOfTheContentWhatTheVersionKeeps(
      RoomVersion version, String type, String content, String kept) throws Exception {
    Json event =
        parse(
            "{\"type\":\""
                + type
                + "\",\"origin\":\"a\",\"unsigned\":{},\"content\":"
                + content
                + "}");

    Json.Obj redacted = Redaction.of((Json.Obj) event, version);

    assertThat(JsonText.string(redacted.object("content"))).isEqualTo(kept);
    assertThat(redacted.has("origin")).isEqualTo(!version.isAtLeast(RoomVersion.V11));
    assertThat(redacted.has("unsigned")).isFalse();
  }

  @Test
  void writesIdsOfVersion3InTheOtherAlphabet() throws Exception {
    var event = (Json.Obj) parse("{\"type\":\"m.room.message\",\"depth\":8,\"content\":{}}");

    String third = ReferenceHash.of(event, RoomVersion.V3).value();

    assertThat(third.replace('+', '-').replace('/', '_'))
        .isEqualTo(ReferenceHash.of(event, RoomVersion.V4).value());
    assertThat(third).hasSize(44);
  }

  private static Json parse(String text) throws Exception {
    return JsonText.parse(text.getBytes(UTF_8), JsonLimits.EVENT);
  }
}
