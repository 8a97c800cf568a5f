package dev.forseti.standalone.command;

import dev.forseti.model.PrintableText;
import java.util.ArrayList;
import java.util.List;

/** Lines for the terminal whose columns stand below each other. */
final class Columns {
  private static final String GAP = "  ";
  private final String alignment;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * No lines yet.
   *
   * @param alignment a letter for each column: {@code l} for words, {@code r} for numbers
   */
  Columns(String alignment) {
    this.alignment = alignment;
  }

  /** One more line; columns that it lacks stay empty. */
  Columns row(String... cells) {
    List<String> row = new ArrayList<>();
    for (int i = 0; i < alignment.length(); i++) {
      row.add(i < cells.length ? printable(cells[i]) : "");
    }
    rows.add(row);
    return this;
  }

  /** The lines, each after the indent and ended by a line break. */
  String text(String indent) {
    int[] widths = new int[alignment.length()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < widths.length; i++) {
        String blanks = " ".repeat(widths[i] - width(row.get(i)));
        line.append(i == 0 ? "" : GAP)
            .append(alignment.charAt(i) == 'r' ? blanks + row.get(i) : row.get(i) + blanks);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** Senders choose what many values are: what would steer the terminal is not printed. */
  static String printable(String text) {
    return PrintableText.of(text);
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
