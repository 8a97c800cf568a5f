package dev.forseti.reputation;

import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of one rule about a subject, as of its last firing.
 *
 * @param rule the rule, or {@link DecisionInForce#RULE}
 * @param group its group; empty for none
 * @param nats what it weighed at {@code last}; of a rule that adds, at most the cap of its group
 *     either way
 * @param lasting whether it never decays: a moderator's decision
 * @param firings how often it fired
 * @param last when it fired last, by the tap's clock
 * @param eventId the event of the last firing
 * @param roomId where that was; null when it was kept by a version that did not keep it
 * @param harm what kind of abuse it sees
 * @param mode how far it may go on its own
 * @param because its reason in words
 * @param publicReason its reason for everybody; empty for none
 * @param campaign what the subject did as others did; null for nothing, and when it was kept by a
 *     version that did not keep it
 * @param acts the subject's own acts that it rests on; null when it does not rest on them alone
 *     (another's event, a decision), when it speaks for the subject, and when it was kept by a
 *     version that did not keep them
 */
public record Evidence(
    RuleId rule,
    String group,
    double nats,
    boolean lasting,
    int firings,
    Instant last,
    EventId eventId,
    @Nullable RoomId roomId,
    Harm harm,
    Mode mode,
    String because,
    String publicReason,
    @Nullable Subject campaign,
    @Nullable Acts acts) {
  double natsAt(Instant at, ReputationRules rules) {
    return lasting ? nats : nats * rules.left(at.toEpochMilli() - last.toEpochMilli());
  }

  /** The same of other acts. */
  Evidence with(Acts others) {
    return new Evidence(
        rule,
        group,
        nats,
        lasting,
        firings,
        last,
        eventId,
        roomId,
        harm,
        mode,
        because,
        publicReason,
        campaign,
        others);
  }
}
