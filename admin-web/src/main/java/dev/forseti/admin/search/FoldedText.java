package dev.forseti.admin.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * Characters as they are compared: without what is not seen, without accents where these tell no
 * words apart, letters of other styles and widths as plain ones. Its own inverse there is none: a
 * place in a text is known by the characters that were left.
 */
final class FoldedText {
  private static final int MOST_FOR_ONE = 4; // letters, says ASCIIFoldingFilter
  private static final int TATWEEL = 0x640; // stretches an Arabic word

  /** Drawn as nothing, though no control. */
  private static final String BLANK = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

  private static final String GAPS =
      ".:'_\u00B7\u2019\u2024\u2027\uFE52\uFE55\uFF07\uFF0E\uFF1A\uFF3F";

  /** Scripts in which a mark above or below a letter is left out as often as it is written. */
  private static final Set<UnicodeScript> WITHOUT_MARKS =
      Set.of(
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.HEBREW,
          UnicodeScript.ARABIC);

  private FoldedText() {}

  /**
   * Whether a character says nothing: invisible, or a mark on a letter that is the same without.
   *
   * @param base the last character before it that says something
   */
  static boolean isLeftOut(int base, int c) {
    if (c < 0x300) {
      return c == 0xAD;
    }
    return switch (Character.getType(c)) {
      case Character.FORMAT -> true;
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
          isVariation(c) || BLANK.indexOf(c) >= 0 || isWithoutMarks(base);
      default -> c == TATWEEL || BLANK.indexOf(c) >= 0;
    };
  }

  private static boolean isVariation(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
  }

  private static boolean isWithoutMarks(int base) {
    return WITHOUT_MARKS.contains(UnicodeScript.of(base));
  }

  /** Whether a character parts words here, though Unicode lets it join them: in addresses. */
  static boolean isGap(int c) {
    return GAPS.indexOf(c) >= 0;
  }

  /** One word, folded. */
  static String of(String word) {
    if (word.chars().allMatch(c -> c < 0x80)) {
      return word.toLowerCase(Locale.ROOT);
    }
    String apart = Normalizer.normalize(word, Form.NFKD);
    var kept = new StringBuilder(apart.length());
    int base = ' ';
    for (int at = 0; at < apart.length(); at += Character.charCount(apart.codePointAt(at))) {
      int c = apart.codePointAt(at);
      if (!isLeftOut(base, c)) {
        kept.appendCodePoint(c);
        base = Character.getType(c) == Character.NON_SPACING_MARK ? base : c;
      }
    }
    // ẞ and its like become lower case by way of upper case
    String one = Normalizer.normalize(kept, Form.NFC).toUpperCase(Locale.ROOT);
    return ascii(one.toLowerCase(Locale.ROOT).replace('ς', 'σ'));
  }

  /** Letters like ø and æ, which no normal form takes apart, as those of the alphabet. */
  private static String ascii(String word) {
    char[] letters = word.toCharArray();
    char[] out = new char[letters.length * MOST_FOR_ONE];
    int length = ASCIIFoldingFilter.foldToASCII(letters, 0, out, 0, letters.length);
    return new String(out, 0, length);
  }
}
