package dev.forseti.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moderator's decision about a subject.
 *
 * @param id given by the console, unique
 * @param subject whom it is about
 * @param kind what was decided
 * @param moderator who decided, a name in the console
 * @param reason the reason, shown in the list when the decision lists somebody
 * @param harm what kind of abuse it is; {@link Harm#NONE} where a console cleared, and for its undo
 * @param at when, by the console's clock
 * @param expiresAt until when it holds; null for ever
 * @param undoes the decision that this one undoes; null for all but {@code UNDO}
 */
public record Decision(
    String id,
    Subject subject,
    Kind kind,
    String moderator,
    String reason,
    Harm harm,
    Instant at,
    @Nullable Instant expiresAt,
    @Nullable String undoes) {
  /** What can be decided. */
  public enum Kind {
    /** Put on the list: strong evidence of abuse. */
    LIST,
    /** Keep an eye on: no entry, an existing one is retracted. */
    WATCH,
    /** Harmless: strong evidence of good standing, an existing entry is retracted. */
    CLEAR,
    /** The decision named in {@code undoes} does not hold any more; what it did is undone. */
    UNDO
  }
}
