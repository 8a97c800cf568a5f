package dev.forseti.model;

/** What strangers wrote, as it may stand in a log or on a terminal. */
public final class PrintableText {
  private PrintableText() {}

  /**
   * The text with U+FFFD for all that would begin a line, steer a terminal or turn what follows.
   */
  public static String of(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints().forEach(c -> printable.appendCodePoint(steers(c) ? 0xFFFD : c));
    return printable.toString();
  }

  private static boolean steers(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
