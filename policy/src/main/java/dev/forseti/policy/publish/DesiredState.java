package dev.forseti.policy.publish;

import dev.forseti.model.ListEntry;
import dev.forseti.model.RuleId;
import java.util.Optional;

/** What should stand in the policy room about one subject. */
sealed interface DesiredState {

  /** The verdict or decision that it follows from. */
  String cause();

  /** Whether no human said so. */
  boolean automatic();

  /**
   * An entry should stand there.
   *
   * @param entry the entry
   * @param automatic false when a moderator decided it
   * @param rule the rule that weighed most in an automatic one
   */
  record Listed(ListEntry entry, boolean automatic, Optional<RuleId> rule) implements DesiredState {
    @Override
    public String cause() {
      return entry.cause();
    }
  }

  /**
   * No entry of ours should stand there.
   *
   * @param cause what ended it
   * @param automatic false when a moderator decided it
   * @param expired whether the entry's own time has run out
   */
  record Unlisted(String cause, boolean automatic, boolean expired) implements DesiredState {}
}
