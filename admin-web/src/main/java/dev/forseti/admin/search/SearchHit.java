package dev.forseti.admin.search;

import dev.forseti.admin.message.MessageView;
import java.util.List;

/**
 * A message that was found, as a page shows it.
 *
 * @param message the message
 * @param room what its room is called; empty when that is not known
 * @param body its text where the words stand, in pieces
 * @param details what else of it has the words
 */
record SearchHit(MessageView message, String room, List<Excerpt.Piece> body, List<Detail> details) {
  private static final int BODY = 300;
  private static final int DETAIL = 200;

  SearchHit {
    body = List.copyOf(body);
    details = List.copyOf(details);
  }

  /**
   * Something beside the text that has the words.
   *
   * @param label what it is, in our words
   * @param text what it says, in pieces
   */
  record Detail(String label, List<Excerpt.Piece> text) {}

  static SearchHit of(MessageView message, String room, Marks marks, WordAnalyzer analyzer) {
    return new SearchHit(
        message,
        room,
        Excerpt.of(message.body(), marks, analyzer, BODY),
        message.details().stream()
            .filter(each -> Excerpt.hasHit(each.text(), marks, analyzer))
            .map(each -> new Detail(each.label(), Excerpt.of(each.text(), marks, analyzer, DETAIL)))
            .toList());
  }
}
