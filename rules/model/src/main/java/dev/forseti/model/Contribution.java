package dev.forseti.model;

import java.time.Instant;

/**
 * What one rule adds to a reputation now, after decay and caps.
 *
 * @param rule the rule, or {@code moderator-decision} and the like for evidence that no rule gave
 * @param group the group of the rule; empty for none
 * @param nats what it adds at this moment, after decay, before the cap of its group
 * @param counted what of that the cap of the group lets through; 0 of a rule that only observes
 * @param firings how often it fired since it was last forgotten
 * @param last when it fired last
 * @param eventId the event of the last firing
 * @param because the reason of the last firing, in words
 */
public record Contribution(
    RuleId rule,
    String group,
    double nats,
    double counted,
    int firings,
    Instant last,
    EventId eventId,
    String because) {}
