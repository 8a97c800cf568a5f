package dev.forseti.admin.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.search.SearchQuery.Beginning;
import dev.forseti.admin.search.SearchQuery.Field;
import dev.forseti.admin.search.SearchQuery.Problem;
import dev.forseti.admin.search.SearchQuery.Refused;
import dev.forseti.admin.search.SearchQuery.Understood;
import dev.forseti.admin.search.SearchQuery.Words;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryReaderTest {
  @Test
  void readsWordsPhrasesBeginningsAndFields() {
    assertThat(parts("cheap \"buy now\"  pill* SENDER:@eve:evil.example room:\"!a b\" link:x.y"))
        .containsExactly(
            new Words("cheap", 0),
            new Words("buy now", 6),
            new Beginning("pill", 17),
            new Field(SearchField.SENDER, "@eve:evil.example", false, 30),
            new Field(SearchField.ROOM, "!a b", false, 53),
            new Field(SearchField.LINK, "x.y", false, 65));
    assertThat(parts("sender:eve*")).containsExactly(new Field(SearchField.SENDER, "eve", true, 7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example/a?b=c", "12:30", "free?", "don't", "or", "-", "@eve:x.y"})
  void takesWhatPeoplePasteForWords(String typed) {
    assertThat(parts(typed)).containsExactly(new Words(typed, 0));
  }

  @Test
  void takesTheQuotationMarksOfAnyKeyboardAndAnySpace() {
    assertThat(parts("“buy now”\u00A0„a b“\u3000«c d»"))
        .containsExactly(new Words("buy now", 0), new Words("a b", 10), new Words("c d", 16));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a \"b | no second one | 2",
        "\"a* b\" | star means nothing between | 0",
        "wo*rd | only stand at the end | 2",
        "* | 3 characters at least | 0",
        "ab* | 3 characters at least | 2",
        "note:x | There is no “note:” here, only sender:, room: | 0",
        "x sender: | Nothing stands behind “sender:” | 2",
        "room:!abc* | behind “sender:” only | 5",
        "a OR b | “OR” is not needed or not possible | 2",
        "a -b | by a sign | 2",
        "sender:\"a | no second one | 7",
      })
  void saysWhatItDoesNotUnderstandAndWhere(String typed, String what, int at) {
    Problem problem = refused(typed);
    assertThat(problem.what()).contains(what);
    assertThat(problem.at()).isEqualTo(at);
  }

  @Test
  void takesNoMoreThanItMay() {
    assertThat(refused("x".repeat(301)).what()).contains("at most 300 characters");
    assertThat(refused("x ".repeat(17)).what()).contains("at most 16 parts");
    assertThat(parts("x ".repeat(16))).hasSize(16);
    assertThat(refused(" \u0000 ").what()).contains("nothing to look for");
  }

  @Test
  void anythingIsReadOrRefusedAtAPlaceWithin() {
    var random = new Random(7);
    String letters = "ab*\":-+ \n\u0000“!@#sender:room:OR\uD83D\uDE00\u202E./";
    for (int i = 0; i < 20_000; i++) {
      var typed = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        typed.append(letters.charAt(random.nextInt(letters.length())));
      }
      switch (SearchQueryReader.read(typed.toString())) {
        case Refused(Problem problem) ->
            assertThat(problem.at()).as("%s", typed).isBetween(0, typed.length());
        case Understood(SearchQuery query) -> assertThat(query.parts()).isNotEmpty();
      }
    }
  }

  private static List<SearchQuery.Part> parts(String typed) {
    return switch (SearchQueryReader.read(typed)) {
      case Understood(SearchQuery query) -> query.parts();
      case Refused(Problem problem) -> throw new AssertionError(problem);
    };
  }

  private static Problem refused(String typed) {
    return switch (SearchQueryReader.read(typed)) {
      case Understood understood -> throw new AssertionError(understood);
      case Refused(Problem problem) -> problem;
    };
  }
}
