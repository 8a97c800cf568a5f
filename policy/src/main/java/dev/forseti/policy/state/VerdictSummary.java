package dev.forseti.policy.state;

import dev.forseti.model.Contribution;
import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import dev.forseti.model.Strength;
import dev.forseti.model.Verdict;
import dev.forseti.policy.brakes.CountedWith;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What policy keeps of a verdict: enough to make an entry of it, without the whole reputation.
 *
 * @param id the verdict's
 * @param standing what scoring concluded
 * @param fall whether that is less than before
 * @param mode how far its rules may go
 * @param at when, by the tap's clock
 * @param harm what kind of abuse
 * @param publicReason the reason fit for a public list
 * @param countedWith with which others it is counted
 * @param evidence the events that it rests on, each with its room
 */
public record VerdictSummary(
    String id,
    Standing standing,
    boolean fall,
    Mode mode,
    Instant at,
    Harm harm,
    String publicReason,
    CountedWith countedWith,
    Evidence evidence) {

  /** Oldest first. */
  static final Comparator<VerdictSummary> BY_AGE =
      Comparator.comparing(VerdictSummary::at).thenComparing(VerdictSummary::id);

  /** Weakest first. */
  static final Comparator<VerdictSummary> BY_STRENGTH =
      Comparator.comparing(each -> new Strength(each.standing(), each.mode()));

  /** The part of the verdict that policy keeps. */
  public static VerdictSummary of(Verdict verdict) {
    return new VerdictSummary(
        verdict.id(),
        verdict.standing(),
        verdict.isFall(),
        verdict.mode(),
        verdict.at(),
        verdict.harm(),
        verdict.publicReason().isEmpty() ? words(verdict.harm()) : verdict.publicReason(),
        countedWith(verdict),
        Evidence.of(verdict.evidenceInRooms()));
  }

  /** The same with one instance of what others have too. */
  VerdictSummary sharing(Shared shared) {
    return new VerdictSummary(
        id,
        standing,
        fall,
        mode,
        at,
        shared.one(harm),
        shared.one(publicReason),
        shared.one(countedWith),
        new Evidence(evidence.ids(), shared.one(evidence.rooms())));
  }

  /** The events that it rests on, each with its room, newest last. */
  public List<EvidenceEvent> events() {
    return evidence.events();
  }

  /** With which others the verdict is counted. */
  static CountedWith countedWith(Verdict verdict) {
    return CountedWith.of(
        verdict.campaign(),
        verdict.reputation().contributions().stream().findFirst().map(Contribution::rule));
  }

  /** The harm in words: it says nothing of what was written. */
  private static String words(Harm harm) {
    return harm.id().replaceFirst("^m\\.", "").replace('.', ' ').replace('_', ' ');
  }
}
