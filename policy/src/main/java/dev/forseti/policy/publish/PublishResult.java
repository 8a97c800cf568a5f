package dev.forseti.policy.publish;

import dev.forseti.model.ListEntry;
import dev.forseti.runtime.http.Response;

/** What came of reconciling one subject with the policy room. */
public sealed interface PublishResult {

  /** Our entry exists, as it should. */
  record Listed(ListEntry entry) implements PublishResult {}

  /**
   * No entry of ours exists, as it should be.
   *
   * @param automatic whether no moderator said so
   */
  record Unlisted(boolean automatic) implements PublishResult {}

  /**
   * A brake holds the entry that a verdict asks for, and none of ours exists.
   *
   * @param entry the entry
   * @param harmless whether it is held as one of too many only: what needs no entry may be done
   * @param takenBack whether a moderator ended what listed the subject before
   */
  record Held(ListEntry entry, boolean harmless, boolean takenBack) implements PublishResult {}

  /** Nothing can be done now: a brake holds it, it was refused, or another's entry is there. */
  record Blocked() implements PublishResult {}

  /** Who must be spared is not known yet; the measure waits for that. */
  record Waiting(String measureId) implements PublishResult {}

  /** The homeserver did not do it yet; it is to be tried again. */
  record Failed(Response<?> answer) implements PublishResult {}
}
