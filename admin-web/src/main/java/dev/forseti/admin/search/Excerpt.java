package dev.forseti.admin.search;

import dev.forseti.admin.view.HarmlessText;
import java.util.ArrayList;
import java.util.List;

/** The part of a text in which the words of a query stand, in pieces that a page can show. */
final class Excerpt {
  private static final int BEFORE = 60;
  private static final String LEFT_OUT = "…";

  private Excerpt() {}

  /**
   * A piece of a text.
   *
   * @param text harmless, to be put in as text
   * @param isHit whether the query asks for it
   */
  record Piece(String text, boolean isHit) {}

  /** Whether any of the words stands in what is indexed of the text. */
  static boolean hasHit(String text, Marks marks, WordAnalyzer analyzer) {
    return !marks.in(indexed(text), analyzer).isEmpty();
  }

  /**
   * The text from shortly before the first of the words, or from its beginning.
   *
   * @param most the most characters of it
   */
  static List<Piece> of(String text, Marks marks, WordAnalyzer analyzer, int most) {
    List<Marks.Range> hits = marks.in(indexed(text), analyzer);
    int first = hits.isEmpty() || text.length() <= most ? 0 : hits.getFirst().begin() - BEFORE;
    int begin = whole(text, Math.max(0, first));
    int end = whole(text, Math.min(text.length(), begin + most));
    List<Piece> pieces = new ArrayList<>();
    add(pieces, begin > 0 ? LEFT_OUT : "", false);
    int at = begin;
    for (Marks.Range hit : hits) {
      if (hit.begin() >= at && hit.begin() < end) {
        add(pieces, text.substring(at, hit.begin()), false);
        at = Math.min(hit.end(), end);
        add(pieces, text.substring(hit.begin(), at), true);
      }
    }
    add(pieces, text.substring(at, end), false);
    add(pieces, end < text.length() ? LEFT_OUT : "", false);
    return pieces;
  }

  private static String indexed(String text) {
    return text.substring(0, Math.min(EventDocument.MOST_CHARACTERS, text.length()));
  }

  /** The place, or the one before when it is within a character. */
  private static int whole(String text, int place) {
    return place > 0 && place < text.length() && Character.isLowSurrogate(text.charAt(place))
        ? place - 1
        : place;
  }

  private static void add(List<Piece> pieces, String text, boolean isHit) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(HarmlessText.of(text, text.length()), isHit));
    }
  }
}
