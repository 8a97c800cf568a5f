package dev.forseti.rules.pack;

/**
 * An error or a warning about a pack, and its place.
 *
 * @param file the pack's file
 * @param line from 1
 * @param column from 1
 * @param severity whether something is left out for it
 * @param message what was found and what is allowed
 * @param hint a suggestion; empty for none
 * @param source the text of the line
 */
public record PackProblem(
    String file,
    int line,
    int column,
    Severity severity,
    String message,
    String hint,
    String source) {
  /** What follows from a problem. */
  public enum Severity {
    /** The rule, or whatever else it is in, is left out. */
    ERROR,
    /** It runs, but perhaps not as it was meant. */
    WARNING
  }

  /** The problem with its line and a caret below the place. */
  public String shown() {
    String number = String.format(java.util.Locale.ROOT, "%5d | ", line);
    return file
        + ":"
        + line
        + ":"
        + column
        + ": "
        + (severity == Severity.WARNING ? "warning: " : "")
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
