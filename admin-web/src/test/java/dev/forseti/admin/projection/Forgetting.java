package dev.forseti.admin.projection;

import dev.forseti.admin.Console;

/** Retention, when a test wants it. */
public final class Forgetting {
  private Forgetting() {}

  /** Deletes what is older than it is kept. */
  public static void expired(Console console) {
    console.bean(Retention.class).deleteExpired();
  }
}
