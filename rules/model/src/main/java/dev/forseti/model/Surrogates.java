package dev.forseti.model;

/** Text that UTF-8 can write: Java's strings may hold halves of surrogate pairs, UTF-8 none. */
public final class Surrogates {
  private Surrogates() {}

  /** Where the first half without its other half is; -1 for none. */
  public static int firstHalf(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
