package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TextShapeTest {
  private static final Offset<Double> NEAR = Offset.offset(1e-9);

  @Test
  void sharesAreOfCharactersOfWhichAPictureIsOne() {
    FeatureVector values = read("ab 12 !\uD83D\uDE80"); // a rocket

    assertThat(values.number(Variable.TEXT_LENGTH.slot())).isEqualTo(9);
    assertThat(values.real(Variable.TEXT_LETTER_SHARE.slot())).isEqualTo(.25, NEAR);
    assertThat(values.real(Variable.TEXT_DIGIT_SHARE.slot())).isEqualTo(.25, NEAR);
    assertThat(values.real(Variable.TEXT_SYMBOL_SHARE.slot())).isEqualTo(.25, NEAR);
    assertThat(values.real(Variable.TEXT_HIGH_SHARE.slot())).isEqualTo(.125, NEAR);
    assertThat(values.number(Variable.TEXT_PICTURES.slot())).isEqualTo(1);
  }

  @Test
  void aLongRunOfOneCharacterIsSeen() {
    assertThat(read("whyyyy??").number(Variable.TEXT_LONGEST_RUN.slot())).isEqualTo(4);
    assertThat(read("aaaa").real(Variable.TEXT_DISTINCT_SHARE.slot())).isEqualTo(.25, NEAR);
    assertThat(read("azAZ\u00E9 za").real(Variable.TEXT_DISTINCT_SHARE.slot()))
        .isEqualTo(.75, NEAR);
  }

  @Test
  void sumsAreNumbersBesideASignOfMoneyOrPerCent() {
    assertThat(read("$500 a day, 20%, 5\u20AC, room 12").number(Variable.TEXT_SUMS.slot()))
        .isEqualTo(3);
  }

  @Test
  void handlesAreNamesElsewhereAndNoUserIds() {
    assertThat(
            read("write @seller_one or @second, not @ann:one.example or me@mail.example")
                .number(Variable.TEXT_HANDLES.slot()))
        .isEqualTo(2);
  }

  @Test
  void theScriptIsThatOfMostLetters() {
    assertThat(read("\u043F\u0440\u0438\u0432\u0435\u0442 all").text(Variable.TEXT_SCRIPT.slot()))
        .isEqualTo("cyrillic");
    assertThat(read("12 !").text(Variable.TEXT_SCRIPT.slot())).isNull();
  }

  @Test
  void theSameLineIsFoundAgainWhateverItsCase() {
    assertThat(read(" :) Hello").text(Variable.TEXT_EXACT.slot()))
        .isEqualTo(read(":) hello ").text(Variable.TEXT_EXACT.slot()));
  }

  @Test
  void whatIsEmptyHasNoShares() {
    FeatureVector values = read("  ");

    assertThat(values.real(Variable.TEXT_LETTER_SHARE.slot())).isNaN();
    assertThat(values.number(Variable.TEXT_PICTURES.slot())).isEqualTo(Unknown.LONG);
  }

  @Test
  void differentWordsAreCountedOnce() {
    assertThat(WordHashes.of("no, no and no: a 12 yes")).hasSize(3);
    assertThat(WordHashes.of("word ".repeat(9))).hasSize(1);
  }

  private static FeatureVector read(String text) {
    var values = new FeatureVector(Variable.count());
    TextShape.read(text, 0, values);
    return values;
  }
}
