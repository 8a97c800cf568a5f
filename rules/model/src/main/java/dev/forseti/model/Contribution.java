package dev.forseti.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one rule adds to a reputation now, after decay, caps and overlap.
 *
 * @param rule the rule, or {@code moderator-decision} and the like for evidence that no rule gave
 * @param group the group of the rule; empty for none
 * @param nats what it adds at this moment, after decay, before the cap of its group
 * @param counted what of that counts in the end; 0 of a rule that only observes
 * @param firings how often it fired since it was last forgotten
 * @param last when it fired last
 * @param eventId the event of the last firing
 * @param because the reason of the last firing, in words
 * @param inGroup what the cap of the group lets through, of which less counts when learned models
 *     and rules by hand say the same; null when all of it counts
 */
public record Contribution(
    RuleId rule,
    String group,
    double nats,
    double counted,
    int firings,
    Instant last,
    EventId eventId,
    String because,
    @Nullable Double inGroup) {
  /** A contribution of which all counts that the cap of its group lets through. */
  public Contribution(
      RuleId rule,
      String group,
      double nats,
      double counted,
      int firings,
      Instant last,
      EventId eventId,
      String because) {
    this(rule, group, nats, counted, firings, last, eventId, because, null);
  }

  /** What the cap of the group lets through, in nats. */
  public double withinCap() {
    return inGroup == null ? counted : inGroup;
  }
}
