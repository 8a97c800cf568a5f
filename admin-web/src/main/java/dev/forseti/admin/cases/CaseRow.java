package dev.forseti.admin.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as the queue shows it.
 *
 * @param id the case's number
 * @param subject the subject's key, for example {@code user:@eve:evil.example}
 * @param standing the subject's standing at the newest verdict
 * @param harm what kind of abuse it is
 * @param reason why, in words
 * @param verdictId the newest verdict; null when a brake opened the case
 * @param logOdds nats for abuse against no abuse at the newest verdict
 * @param openedAt when the first verdict of it was reached
 * @param changedAt when the newest one was
 * @param open whether it waits for a decision
 */
public record CaseRow(
    long id,
    String subject,
    String standing,
    String harm,
    String reason,
    @Nullable String verdictId,
    double logOdds,
    Instant openedAt,
    Instant changedAt,
    boolean open) {}
