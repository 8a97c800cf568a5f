package dev.forseti.policy.publish;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.Subject;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.policy.state.SubjectHistory;
import dev.forseti.policy.state.VerdictSummary;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What should stand in the policy room about each subject: by what is said about it alone, and
 * where no moderator decided that, by what moderators say of its campaign. That holds in every
 * mode.
 */
final class Wishes {
  private final PublishConfig config;
  private final PolicyState state;
  private final CampaignRulings rulings;

  Wishes(PublishConfig config, PolicyState state, CampaignRulings rulings) {
    this.config = config;
    this.state = state;
    this.rulings = rulings;
  }

  DesiredState of(Subject subject, Instant now) {
    DesiredState own = inMode(config.mode(), subject, now);
    if (!own.automatic()) {
      return own;
    }
    DesiredState ground = config.mode() == Mode.ACT ? own : inMode(Mode.ACT, subject, now);
    return switch (rulings.of(campaigns(subject), now)) {
      case Ruling.None.NONE -> own;
      case Ruling.Refused(String by) -> new DesiredState.Unlisted(by, false, false);
      case Ruling.Released released ->
          ground instanceof DesiredState.Listed listed ? listed.with(released) : own;
      case Ruling.TakenBack back when own instanceof DesiredState.Listed listed ->
          listed.with(back);
      case Ruling.TakenBack(String by) ->
          ground instanceof DesiredState.Listed ? new DesiredState.Unlisted(by, false, false) : own;
    };
  }

  /** The same without what moderators say of campaigns. */
  DesiredState inMode(Mode mode, Subject subject, Instant now) {
    return DesiredStateResolver.resolve(
        subject, state.history(subject), mode, config.validity(), now);
  }

  /** The verdict that lists the subject, or would if no moderator had listed it too. */
  Optional<String> listingVerdict(Subject subject, Instant now) {
    Mode mode =
        rulings.of(campaigns(subject), now) instanceof Ruling.Released ? Mode.ACT : config.mode();
    return DesiredStateResolver.listingVerdict(
        subject, state.history(subject), mode, config.validity(), now);
  }

  /** That of its verdict, and what it is held with. */
  private Set<Subject> campaigns(Subject subject) {
    SubjectHistory history = state.history(subject);
    Set<Subject> campaigns = new LinkedHashSet<>();
    for (VerdictSummary verdict : history.verdicts()) {
      campaigns.add(verdict.countedWith().campaign());
    }
    state.heldCampaigns().of(subject).ifPresent(campaigns::add);
    return campaigns;
  }

  /** Whether a decision against an entry holds: whoever says otherwise, nothing is done. */
  boolean isSpared(Subject subject, Instant now) {
    DesiredState wished = of(subject, now);
    if (!(wished instanceof DesiredState.Unlisted(String cause, boolean automatic, boolean over))
        || automatic
        || over) {
      return false;
    }
    for (Decision decision : state.history(subject).newestDecisionsFirst()) {
      if (decision.id().equals(cause)) {
        return decision.kind() == Decision.Kind.CLEAR || decision.kind() == Decision.Kind.WATCH;
      }
    }
    return false;
  }
}
