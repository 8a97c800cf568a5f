package dev.forseti.admin.cases;

/** Text on its way into PostgreSQL, which has no character for zero. */
public final class Stored {
  private Stored() {}

  /** The text with U+FFFD in place of each U+0000. */
  public static String text(String any) {
    return any.replace('\0', '\uFFFD');
  }
}
