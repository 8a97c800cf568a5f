package dev.forseti.rules.pack;

/** Spans of time as packs write them: a number and one of ms, s, m, h, d, w. */
public final class PackDuration {
  private PackDuration() {}

  /** The span in milliseconds, or -1 when the text is none; at most 10,000 days. */
  public static long millis(String text) {
    int split = 0;
    while (split < text.length() && Character.isDigit(text.charAt(split))) {
      split++;
    }
    if (split == 0 || split > 9) {
      return -1;
    }
    long unit =
        switch (text.substring(split)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          case "d" -> 86_400_000;
          case "w" -> 7 * 86_400_000;
          default -> -1;
        };
    long value = Long.parseLong(text.substring(0, split));
    return unit < 0 || value > 864_000_000_000L / unit ? -1 : value * unit;
  }
}
