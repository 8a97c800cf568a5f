package dev.forseti.admin.list;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of ours that stands about a subject, as it was read back.
 *
 * @param room the policy room
 * @param reason what everybody reads there
 * @param since when it was published
 * @param until when it ends; null until it is retracted
 * @param cause the verdict or decision that it rests on
 * @param moderator whose decision it rests on; null when it rests on a verdict
 */
public record StandingEntry(
    String room,
    String reason,
    Instant since,
    @Nullable Instant until,
    String cause,
    @Nullable String moderator) {}
