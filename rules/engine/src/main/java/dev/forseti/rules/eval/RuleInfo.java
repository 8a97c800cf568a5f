package dev.forseti.rules.eval;

import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import java.time.Instant;

/**
 * The description of a rule that runs.
 *
 * @param id the rule
 * @param pack the pack that it is in
 * @param owner who answers for the pack; empty when it does not say
 * @param weight in nats; 0 while it is not known, and the most that it can be when a model finds it
 * @param awaitsFit whether the weight is to be estimated from labelled history, and is not known
 *     yet
 * @param mode how far it may go
 * @param because the reason for moderators, with names in braces for values
 * @param publicReason the reason for everybody; empty for none of its own
 * @param rollout the share of senders that it runs for, 0 to 1
 * @param expires from when on it stops; {@link Instant#MAX} for never
 */
public record RuleInfo(
    RuleId id,
    String pack,
    String owner,
    double weight,
    boolean awaitsFit,
    Mode mode,
    String because,
    String publicReason,
    double rollout,
    Instant expires) {}
