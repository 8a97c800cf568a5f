package dev.forseti.policy.publish;

import dev.forseti.model.Mode;
import dev.forseti.model.Subject;
import dev.forseti.policy.state.PolicyState;
import java.time.Duration;
import java.time.Instant;

/**
 * The part of the configuration that publishing needs.
 *
 * @param mode the community's mode; it limits verdicts, never decisions
 * @param validity how long an entry that follows from a verdict holds
 */
public record PublishConfig(Mode mode, Duration validity) {

  /** Whether a moderator, and no verdict, says that nothing about the subject is listed. */
  public boolean isClearedByModerator(Subject subject, PolicyState state, Instant now) {
    Wishes wishes = new Wishes(this, state, new CampaignRulings(state));
    return wishes.of(subject, now) instanceof DesiredState.Unlisted unlisted
        && !unlisted.automatic();
  }
}
