package dev.forseti.admin.health;

/** The names under which the console reports its own troubles. */
public final class Parts {
  /** The part that policy acts on. */
  public static final String HOMESERVER = "homeserver";

  /** The console's database. */
  public static final String DATABASE = "database";

  /** The broker. */
  public static final String KAFKA = "kafka";

  /** What the names of parts that read topics begin with. */
  public static final String READING = "reading ";

  private Parts() {}
}
