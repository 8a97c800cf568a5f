package dev.forseti.admin.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.search.Excerpt.Piece;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static final WordAnalyzer ANALYZER = new WordAnalyzer();

  @Test
  void marksWholeWordsHoweverTheyAreWritten() {
    assertThat(of("Frée fr\u200Bee freedom free", marks("free"), 300))
        .containsExactly(
            new Piece("Frée", true),
            new Piece(" ", false),
            new Piece("fr[U+200B]ee", true),
            new Piece(" freedom ", false),
            new Piece("free", true));
    assertThat(hits(of("freedom unfree", new Marks(Set.of(), Set.of("free")), 300)))
        .isEqualTo("freedom");
  }

  @Test
  void beginsShortlyBeforeTheFirstWordAndEndsInTime() {
    List<Piece> pieces = of("a ".repeat(400) + "free" + " b".repeat(400), marks("free"), 100);
    assertThat(hits(pieces)).isEqualTo("free");
    assertThat(pieces.getFirst().text()).isEqualTo("…");
    assertThat(pieces.getLast().text()).isEqualTo("…");
    assertThat(pieces.stream().mapToInt(it -> it.text().length()).sum()).isEqualTo(102);
  }

  @Test
  void neverDividesACharacter() {
    for (int most = 1; most < 20; most++) {
      assertThat(of("😀".repeat(50) + " free " + "😀".repeat(50), marks("free"), most))
          .noneMatch(it -> it.text().contains("[U+D8") || it.text().contains("[U+DE"));
    }
  }

  @Test
  void marksPairsAndNotTheirCharactersElsewhere() {
    var query = (CompiledQuery.Built) compiled("猫が好き");
    assertThat(hits(of("私は猫が好き。猫と", query.marks(), 100))).isEqualTo("猫が好き");
  }

  private static CompiledQuery.Result compiled(String typed) {
    var read = (SearchQuery.Understood) SearchQueryReader.read(typed);
    return CompiledQuery.of(read.query(), ANALYZER, alias -> List.of());
  }

  private static List<Piece> of(String text, Marks marks, int most) {
    return Excerpt.of(text, marks, ANALYZER, most);
  }

  private static Marks marks(String word) {
    return new Marks(Set.of(word), Set.of());
  }

  private static String hits(List<Piece> pieces) {
    return pieces.stream().filter(Piece::isHit).map(Piece::text).collect(Collectors.joining("|"));
  }
}
