package dev.forseti.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @Test
  void whatSomebodyWroteIsAnIdOrNone() {
    assertThat(UserId.read("@alice:hs")).contains(new UserId("@alice:hs"));
    assertThat(UserId.read("alice")).isEmpty();
    assertThat(EventId.read("$e")).contains(new EventId("$e"));
    assertThat(EventId.read("$" + "e".repeat(255))).isEmpty();
    assertThat(EventId.read("$e\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "@alice:localhost:18448, alice, localhost:18448, localhost",
    "@:hs.example, '', hs.example, hs.example",
    "@a/b=C!:1.2.3.4, a/b=C!, 1.2.3.4, 1.2.3.4",
    "@a:[::1]:8448, a, [::1]:8448, [::1]",
    "@a:[2001:db8::1], a, [2001:db8::1], [2001:db8::1]",
  })
  void splitsAUserIdAtItsFirstColon(String id, String localpart, String server, String host) {
    var user = new UserId(id);

    assertThat(user.localpart()).isEqualTo(localpart);
    assertThat(user.server()).isEqualTo(new ServerName(server));
    assertThat(user.server().host()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "alice:hs",
        "@alice",
        "@alice:",
        "@alice:hs:",
        "@alice:hs:x",
        "@alice:hs:1234567",
        "@al\nice:hs",
        "@alice:h s",
        "@alice:[::1",
        "@alice:hs/path",
        "@al\ud800ice:hs"
      })
  void refusesWhatIsNoUserId(String id) {
    assertThatThrownBy(() -> new UserId(id)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsTheLengthOfAUserIdInBytes() {
    String longest = "@" + "é".repeat(123) + ":hs.exam";

    assertThat(new UserId(longest).value()).isEqualTo(longest);
    assertThatThrownBy(() -> new UserId(longest + "p")).hasMessageContaining("at most 255 bytes");
  }

  @Test
  void takesARoomIdWithoutAServer() {
    assertThat(new RoomId("!opaque").server()).isEmpty();
    assertThat(new RoomId("!opaque:hs:80").server()).contains(new ServerName("hs:80"));
  }

  @Test
  void readsASubjectFromItsKey() {
    var subject = Subject.user(new UserId("@eve:evil.example:8448"));

    assertThat(subject.key()).isEqualTo("user:@eve:evil.example:8448");
    assertThat(Subject.ofKey(subject.key())).isEqualTo(subject);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!x:no such name", "!x:", "!x:a:b:c", "!x:[", "!x:hs:99999999", "!:"})
  void findsNoServerInARoomIdThatAStrangerMadeUp(String id) {
    assertThat(new RoomId(id).server()).isEmpty();
    assertThat(new RoomId(id).isPossible()).isFalse();
    assertThat(new RoomId("!x").isPossible()).isTrue();
    assertThat(new RoomId("!x:hs:80").isPossible()).isTrue();
  }

  @Test
  void showsABadIdCutAndWithoutControlCharacters() {
    assertThatThrownBy(() -> new EventId("\u0007" + "x".repeat(500)))
        .hasMessageContaining("\"?xxx")
        .message()
        .hasSizeLessThan(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Copy", "copy_paste", "-copy", "copy-", "copy--paste", ""})
  void refusesWhatIsNoRuleId(String id) {
    assertThatThrownBy(() -> new RuleId(id)).isInstanceOf(IllegalArgumentException.class);
  }
}
