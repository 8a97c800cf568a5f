package dev.forseti.reputation;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A moderator's decision about a subject that was not undone, kept beside the evidence of rules. As
 * long as it holds it changes what follows from the evidence, and never the evidence.
 *
 * @param id the decision
 * @param kind LIST, CLEAR or WATCH
 * @param eventId the id under which the decision is listed among events
 * @param harm what kind of abuse it is
 * @param reason in words
 * @param at when it was decided
 * @param until when it expires; null for never
 * @param since the evidence of rules since the decision, for WATCH; empty for others
 */
public record DecisionInForce(
    String id,
    Decision.Kind kind,
    EventId eventId,
    Harm harm,
    String reason,
    Instant at,
    @Nullable Instant until,
    List<Evidence> since) {
  /** Used as the rule of a decision among the contributions. */
  public static final RuleId RULE = new RuleId("moderator-decision");

  /** What a decision weighs: more than all rules together, as groups are capped. */
  static final double NATS = 25;

  private static final int MAX_REASON = 1_000;

  /** A decision with a later expiry never expires. */
  private static final Instant FOR_EVER = Instant.parse("9999-12-31T23:59:59.999Z");

  public DecisionInForce {
    if (kind == Decision.Kind.UNDO) {
      throw new IllegalArgumentException("an undo ends a decision and is never in force: " + id);
    }
    since = List.copyOf(since);
  }

  /** The decision, its times in milliseconds and its reason cut to the length that is shown. */
  static DecisionInForce of(Decision said, EventId eventId) {
    Instant until = said.expiresAt();
    return new DecisionInForce(
        said.id(),
        said.kind(),
        eventId,
        said.harm(),
        said.reason().codePointCount(0, said.reason().length()) > MAX_REASON
            ? said.reason().substring(0, said.reason().offsetByCodePoints(0, MAX_REASON))
            : said.reason(),
        said.at().truncatedTo(ChronoUnit.MILLIS),
        until == null || until.isAfter(FOR_EVER) ? null : until.truncatedTo(ChronoUnit.MILLIS),
        List.of());
  }

  /** Whether it holds at that moment. */
  public boolean holds(Instant now) {
    return until == null || now.isBefore(until);
  }

  /** Whether it collects the evidence of rules from now on; also when a newer decision holds. */
  boolean watches(Instant now) {
    return kind == Decision.Kind.WATCH && holds(now);
  }

  /** The same with the evidence of rules since it was made. */
  DecisionInForce withSince(List<Evidence> evidence) {
    return new DecisionInForce(id, kind, eventId, harm, reason, at, until, evidence);
  }

  /**
   * What counts while it holds: for LIST and CLEAR its own weight and the evidence of rules, for
   * WATCH only the evidence since the decision.
   *
   * @param rules the evidence of rules about the subject
   */
  List<Evidence> evidence(List<Evidence> rules) {
    return switch (kind) {
      case LIST -> with(rules, NATS);
      case CLEAR -> with(rules, -NATS);
      case WATCH -> since;
      case UNDO -> throw new IllegalStateException("an undo is never in force");
    };
  }

  private List<Evidence> with(List<Evidence> rules, double nats) {
    List<Evidence> all = new ArrayList<>(rules);
    all.add(
        new Evidence(
            RULE,
            "",
            nats,
            true,
            1,
            at,
            eventId,
            ReputationTracker.DECIDED_IN,
            harm,
            Mode.SUGGEST, // it is acted on as a decision, and is no rule that may act
            reason,
            "",
            null,
            null));
    all.sort(Comparator.comparing(Evidence::rule));
    return all;
  }
}
