package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatrixIdsTest {
  @Test
  void idsAreFoundInEveryForm() {
    assertThat(MatrixIds.in("see #club:far.example, and @ada:home.example."))
        .containsExactly("#club:far.example", "@ada:home.example");
    assertThat(MatrixIds.in("https://matrix.to/#/#club:far.example?via=x.example"))
        .containsExactly("#club:far.example");
    assertThat(MatrixIds.in("https://matrix.to/#/%23club%3Afar.example"))
        .containsExactly("#club:far.example");
    assertThat(MatrixIds.in("https://matrix.to/#/!abc:far.example/$event"))
        .containsExactly("!abc:far.example");
    assertThat(MatrixIds.in("matrix:u/ada:home.example matrix:r/club:far.example"))
        .containsExactly("@ada:home.example", "#club:far.example");
    assertThat(MatrixIds.in("matrix:roomid/abc:far.example:8448"))
        .containsExactly("!abc:far.example:8448");
    assertThat(MatrixIds.in("https://matrix.to/#/!" + "a".repeat(43))).hasSize(1);
  }

  @Test
  void whatIsNoIdIsNone() {
    assertThat(MatrixIds.in("me@home.example: hi @ada: x #1: done !important: a.b")).isEmpty();
    assertThat(MatrixIds.in("@ada:home #define A:b @@x:y ##:a.example @:a.example")).isEmpty();
    assertThat(MatrixIds.in("!" + "a".repeat(43))).isEmpty();
    assertThat(MatrixIds.in("@12:30.15 it begins")).isEmpty();
  }

  @Test
  void aTextIsReadWithTheNamesOfTheUsers() {
    assertThat(
            MatrixIds.withShortNames(
                "@ada:home.example, https://matrix.to/#/@bert:home.example hi"))
        .isEqualTo("ada,  bert hi");
    assertThat(MatrixIds.withShortNames("see #club:far.example"))
        .isEqualTo("see #club:far.example");
  }

  @Test
  void aLinkToAUserIsKnown() {
    assertThat(MatrixIds.isUser("https://matrix.to/#/@ada:home.example")).isTrue();
    assertThat(MatrixIds.isUser("matrix:u/ada:home.example")).isTrue();
    assertThat(MatrixIds.isUser("https://matrix.to/#/#club:far.example")).isFalse();
    assertThat(MatrixIds.isUser("https://a.example")).isFalse();
  }
}
