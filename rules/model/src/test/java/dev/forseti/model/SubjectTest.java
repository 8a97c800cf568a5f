package dev.forseti.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {
  /** The address and the spelling of a host are no other server; a dot at its end is. */
  @ParameterizedTest
  @CsvSource({
    "evil.example, evil.example",
    "evil.example:8448, evil.example",
    "EVIL.Example:443, evil.example",
    "evil.example., evil.example.",
    "127.0.0.1:8448, 127.0.0.1",
    "[::1]:8448, [::1]",
    "[2001:DB8::A], [2001:db8::a]",
  })
  void aServerIsItsHost(String name, String expected) {
    assertThat(Subject.server(new ServerName(name)).id()).isEqualTo(expected);
    assertThat(Subject.ofKey("server:" + name).key()).isEqualTo("server:" + expected);
  }

  /** "The id is literal": two ids are one subject only when they are the same. */
  @ParameterizedTest
  @ValueSource(strings = {"@*:evil.example", "@a?b:evil.example", "@[a]\\:[::1]:8448"})
  void anIdThatLooksLikeAPatternIsAnIdLikeAnyOther(String id) {
    Subject subject = Subject.user(new UserId(id));

    assertThat(subject.id()).isEqualTo(id);
    assertThat(Subject.ofKey(subject.key())).isEqualTo(subject);
    assertThat(subject).isNotEqualTo(Subject.user(new UserId("@eve:evil.example")));
  }
}
