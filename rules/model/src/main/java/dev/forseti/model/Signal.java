package dev.forseti.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One rule's evidence about one subject, caused by one event.
 *
 * @param id derived from rule, subject and event: the same cause has the same id
 * @param rule the rule that fired
 * @param packVersion the hash of the pack's text that the rule was in
 * @param subject whom it is about
 * @param eventId the event that made the rule fire
 * @param roomId where that was
 * @param at when, by the tap's clock
 * @param weight log-likelihood ratio in nats: above zero it speaks for abuse, below for good
 *     behaviour
 * @param group rules of one group say the same thing, and their sum is capped; empty for none
 * @param repeat whether firing again refreshes the contribution or adds to it
 * @param harm what kind of abuse the rule sees
 * @param mode how far the rule may go on its own
 * @param because the reason in words, with the values filled in
 * @param publicReason the reason for everybody, with the values filled in; empty for none of its
 *     own
 * @param owner who answers for the rule; empty when its pack does not say
 * @param values the variables that the rule read, as shown to a moderator
 * @param campaign what the sender did as other accounts did, a subject of that kind; null for
 *     nothing, and in older records
 * @param corroboration what beside the sender's own act bears it out; null for nothing, and in
 *     older records
 */
public record Signal(
    String id,
    RuleId rule,
    String packVersion,
    Subject subject,
    EventId eventId,
    RoomId roomId,
    Instant at,
    double weight,
    String group,
    Repeat repeat,
    Harm harm,
    Mode mode,
    String because,
    @AddedLater String publicReason,
    @AddedLater String owner,
    Map<String, String> values,
    @Nullable Subject campaign,
    @Nullable Corroboration corroboration) {
  public Signal {
    if (!Double.isFinite(weight)) {
      throw new IllegalArgumentException("signal weight must be finite, was " + weight);
    }
    publicReason = Objects.requireNonNullElse(publicReason, ""); // older records have none
    owner = Objects.requireNonNullElse(owner, "");
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** What firing again does. */
  public enum Repeat {
    /** The contribution starts afresh: evidence does not grow because it comes thirty times. */
    ONCE,
    /** Each firing adds, up to the cap of the group. */
    ADD
  }
}
