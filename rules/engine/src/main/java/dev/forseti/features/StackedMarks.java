package dev.forseti.features;

/** Letters under piles of marks, which run over the lines above and below. */
final class StackedMarks {
  /** No language puts so many of these marks on one letter. */
  private static final int PILE = 3;

  private StackedMarks() {}

  /** How many letters of the text stand under a pile. */
  static long in(String text) {
    long piles = 0;
    int marks = 0;
    for (int i = 0; i < text.length(); i++) {
      marks = isMark(text.charAt(i)) ? marks + 1 : 0;
      piles += marks == PILE ? 1 : 0;
    }
    return piles;
  }

  /** The blocks of marks that belong to no script. */
  private static boolean isMark(char c) {
    return (c >= 0x0300 && c <= 0x036F)
        || (c >= 0x1AB0 && c <= 0x1AFF)
        || (c >= 0x1DC0 && c <= 0x1DFF)
        || (c >= 0x20D0 && c <= 0x20FF)
        || (c >= 0x0483 && c <= 0x0489);
  }
}
