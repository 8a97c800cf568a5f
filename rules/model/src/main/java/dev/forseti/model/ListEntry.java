package dev.forseti.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One policy rule of a list (Matrix specification, Moderation policy lists).
 *
 * @param subject one user, server or room; its id is never read as a pattern
 * @param recommendation what the list recommends
 * @param reason shown to those who read the list
 * @param harm what kind of abuse it is
 * @param cause the verdict or decision that it rests on
 * @param at since when it is wanted
 * @param expiresAt until when; null for ever
 */
public record ListEntry(
    Subject subject,
    Recommendation recommendation,
    String reason,
    Harm harm,
    String cause,
    Instant at,
    @Nullable Instant expiresAt) {
  /** What a list recommends to its readers. */
  public enum Recommendation {
    /** {@code m.ban}. */
    BAN,
    /** {@code org.matrix.msc4204.takedown}: remove what it sent, without showing why. */
    TAKEDOWN,
    /** {@code org.matrix.msc4155.allow} and its like: an exception. */
    ALLOW
  }
}
