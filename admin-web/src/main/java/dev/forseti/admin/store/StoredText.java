package dev.forseti.admin.store;

/** Text on its way into PostgreSQL, which has no character for zero. */
public final class StoredText {
  private StoredText() {}

  /** The text with U+FFFD in place of each U+0000. */
  public static String of(String any) {
    return any.replace('\0', '\uFFFD');
  }
}
