package dev.forseti.rules;

/**
 * What is wrong with a pack, and where.
 *
 * @param file the pack's file
 * @param line from 1
 * @param column from 1
 * @param message what was found and what is allowed
 * @param hint a suggestion; empty for none
 * @param source the line that it stands in
 */
public record Problem(
    String file, int line, int column, String message, String hint, String source) {
  /** The problem with its line and a caret below the place. */
  public String shown() {
    String number = String.format(java.util.Locale.ROOT, "%5d | ", line);
    return file
        + ":"
        + line
        + ":"
        + column
        + ": "
        + message
        + "\n"
        + number
        + source
        + "\n"
        + "      | "
        + " ".repeat(Math.max(0, column - 1))
        + "^"
        + (hint.isEmpty() ? "" : " " + hint);
  }
}
