package dev.forseti.policy.rooms;

/** Texts that must not be too long. */
public final class ShortText {
  private ShortText() {}

  /** The beginning of a text, between two characters, with an ellipsis where something is cut. */
  public static String of(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }
}
