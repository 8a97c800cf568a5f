package dev.forseti.policy.publish;

import dev.forseti.model.ListEntry;
import dev.forseti.policy.brakes.CountedWith;
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
   * @param countedWith with which others it is counted; none when a moderator decided it
   * @param ruling what moderators say of its campaign
   */
  record Listed(ListEntry entry, Optional<CountedWith> countedWith, Ruling ruling)
      implements DesiredState {
    @Override
    public String cause() {
      return entry.cause();
    }

    @Override
    public boolean automatic() {
      return countedWith.isPresent();
    }

    /** The same with what moderators say of its campaign. */
    Listed with(Ruling said) {
      return new Listed(entry, countedWith, said);
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
