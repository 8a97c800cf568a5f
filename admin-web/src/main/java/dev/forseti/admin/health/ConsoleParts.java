package dev.forseti.admin.health;

/** The names of the parts whose troubles the console reports. */
public final class ConsoleParts {
  /** The homeserver that policy acts on. */
  public static final String HOMESERVER = "homeserver";

  /** The console's database. */
  public static final String DATABASE = "database";

  /** Kafka. */
  public static final String KAFKA = "kafka";

  /** The prefix of a reader of topics, before its name. */
  public static final String READING = "reading ";

  private ConsoleParts() {}
}
