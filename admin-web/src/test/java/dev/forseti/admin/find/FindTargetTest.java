package dev.forseti.admin.find;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindTargetTest {
  @ParameterizedTest
  @CsvSource({
    "@eve:evil.example, user:@eve:evil.example",
    "' @Eve:evil.example:8448 ', user:@Eve:evil.example:8448",
    "https://matrix.to/#/@eve:evil.example, user:@eve:evil.example",
    "https://matrix.to/#/%40eve%3Aevil.example?via=evil.example, user:@eve:evil.example",
    "matrix:u/eve:evil.example?action=chat, user:@eve:evil.example",
    "!lobby:chat.example, room:!lobby:chat.example",
    "!aHashAlone, room:!aHashAlone",
    "https://matrix.to/#/!lobby:chat.example?via=chat.example, room:!lobby:chat.example",
    "https://matrix.to/#/!lobby:chat.example/, room:!lobby:chat.example",
    "matrix:roomid/lobby:chat.example, room:!lobby:chat.example",
    "evil.example, server:evil.example",
    "Evil.Example:8448, server:evil.example",
    "localhost:8448, server:localhost",
    "[::1], server:[::1]",
  })
  void whoIsNamedIsRead(String typed, String subject) {
    assertThat(FindTarget.read(typed))
        .isInstanceOfSatisfying(
            FindTarget.About.class, found -> assertThat(found.subject().key()).isEqualTo(subject));
  }

  @ParameterizedTest
  @CsvSource({
    "$abc, $abc",
    "https://matrix.to/#/!lobby:chat.example/$abc?via=chat.example, $abc",
    "https://matrix.to/#/!lobby%3Achat.example/%24a+b, $a+b",
    "https://matrix.to/#/#lobby:chat.example/$abc, $abc",
    "https://matrix.to/#/!lobby:chat.example/$a/b?via=chat.example, $a/b",
    "matrix:roomid/lobby:chat.example/e/abc, $abc",
    "matrix:r/lobby:chat.example/e/abc, $abc",
  })
  void anEventIsReadFromItsIdAndFromItsAddress(String typed, String id) {
    assertThat(FindTarget.read(typed))
        .isInstanceOfSatisfying(
            FindTarget.Event.class, found -> assertThat(found.id().value()).isEqualTo(id));
  }

  @ParameterizedTest
  @CsvSource({"12, 12", "' 007', 7", "999999999999999, 999999999999999"})
  void aNumberIsACase(String typed, long id) {
    assertThat(FindTarget.read(typed)).isEqualTo(new FindTarget.Case(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "spam",
        "9999999999999999",
        "@eve",
        "@eve:no server",
        "!",
        "!x:no such server",
        "$",
        "evil .example",
        "$500 giveaway",
        "!free money",
        "@a b:evil.example",
        "#lobby:chat.example",
        "https://matrix.to/#/",
        "https://matrix.to/#/%zz",
        "https://matrix.to/#/#lobby:chat.example",
        "https://evil.example/#/@eve:evil.example",
        "matrix:",
        "matrix:u",
        "matrix:r/lobby:chat.example",
        "matrix:x/eve:evil.example",
        "-12",
        "user:@eve:evil.example",
        ".example",
      })
  void allElseIsWords(String typed) {
    assertThat(FindTarget.read(typed)).isEqualTo(new FindTarget.Words(typed.strip()));
  }
}
