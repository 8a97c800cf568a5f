package dev.forseti.admin.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Divides texts of any language into words (Unicode, annex 29), {@linkplain FoldedText folded};
 * Chinese, Japanese and Korean ones into characters and pairs of characters. No word is too common
 * to be found. Texts and what is asked for are divided alike.
 */
final class WordAnalyzer extends Analyzer {
  /** The most characters of a word; a longer one is divided. */
  static final int LONGEST_WORD = 64;

  private static final int BETWEEN_TEXTS = 1_000;
  private static final String FIELD = "words";
  private static final String SINGLE = "<SINGLE>"; // CJKBigramFilter.SINGLE_TYPE

  /**
   * A word of a text.
   *
   * @param term as it is in the index
   * @param position in words; a character and the pair that it begins are at the same
   * @param begin where it begins in the text
   * @param end behind it
   * @param isSingle whether it is a single character of a script that is divided into pairs
   */
  record Word(String term, int position, int begin, int end, boolean isSingle) {}

  @Override
  protected TokenStreamComponents createComponents(String field) {
    var tokenizer = new StandardTokenizer();
    tokenizer.setMaxTokenLength(LONGEST_WORD);
    return components(tokenizer);
  }

  private static TokenStreamComponents components(Tokenizer tokenizer) {
    int all =
        CJKBigramFilter.HAN
            | CJKBigramFilter.HIRAGANA
            | CJKBigramFilter.KATAKANA
            | CJKBigramFilter.HANGUL;
    return new TokenStreamComponents(
        tokenizer, new CJKBigramFilter(new Folding(tokenizer), all, true));
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    return new SeenCharacters(reader);
  }

  /** No phrase goes on from one text of an event to the next. */
  @Override
  public int getPositionIncrementGap(String field) {
    return BETWEEN_TEXTS;
  }

  /** The words of a text, in order. */
  List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    try (TokenStream stream = tokenStream(FIELD, text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      var place = stream.addAttribute(OffsetAttribute.class);
      var step = stream.addAttribute(PositionIncrementAttribute.class);
      var type = stream.addAttribute(TypeAttribute.class);
      stream.reset();
      int position = -1;
      while (stream.incrementToken()) {
        position += step.getPositionIncrement();
        words.add(
            new Word(
                term.toString(),
                position,
                place.startOffset(),
                place.endOffset(),
                type.type().equals(SINGLE)));
      }
      stream.end();
    } catch (IOException impossible) { // it is read from memory
      throw new UncheckedIOException(impossible);
    }
    return words;
  }

  private static final class Folding extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    Folding(TokenStream input) {
      super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
      while (input.incrementToken()) {
        String folded = FoldedText.of(term.toString());
        if (!folded.isEmpty()) {
          term.setEmpty().append(folded);
          return true;
        }
      }
      return false;
    }
  }
}
