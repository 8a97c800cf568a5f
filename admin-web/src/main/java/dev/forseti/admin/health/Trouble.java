package dev.forseti.admin.health;

import java.time.Instant;

/**
 * A part of the service that does not work.
 *
 * @param part the part's name, for example {@code kafka}
 * @param what what that means for a moderator, a sentence without its stop
 * @param since when it was first met
 */
public record Trouble(String part, String what, Instant since) {
  /** Whether the service does not do its work while it lasts. */
  public boolean stopsWork() {
    return part.equals(Health.DATABASE)
        || part.equals(Health.KAFKA)
        || part.equals(Health.SCORING)
        || part.startsWith(Health.READING);
  }
}
