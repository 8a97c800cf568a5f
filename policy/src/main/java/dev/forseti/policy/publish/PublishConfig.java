package dev.forseti.policy.publish;

import dev.forseti.model.Mode;
import dev.forseti.model.Subject;
import dev.forseti.policy.state.SubjectHistory;
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
  public boolean isClearedByModerator(Subject subject, SubjectHistory history, Instant now) {
    return DesiredStateResolver.resolve(subject, history, mode, validity, now)
            instanceof DesiredState.Unlisted unlisted
        && !unlisted.automatic();
  }
}
