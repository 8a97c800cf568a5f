package dev.forseti.admin.health;

import java.time.Instant;

/**
 * A part of the service that does not work.
 *
 * @param part the part's name, for example {@code kafka}
 * @param what what that means for a moderator, a sentence without its stop
 * @param since when it was first met
 */
public record Trouble(String part, String what, Instant since) {}
