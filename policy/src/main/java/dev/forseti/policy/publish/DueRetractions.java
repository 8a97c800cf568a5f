package dev.forseti.policy.publish;

import dev.forseti.policy.brakes.CountedWith;
import dev.forseti.policy.state.PolicyState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which of our entries are about to be retracted without a moderator. */
final class DueRetractions {
  private final Wishes wishes;
  private final PolicyState state;
  private final PublishedEntries published;
  private final Retractor retractor;

  DueRetractions(
      Wishes wishes, PolicyState state, PublishedEntries published, Retractor retractor) {
    this.wishes = wishes;
    this.state = state;
    this.published = published;
    this.retractor = retractor;
  }

  /**
   * Of our entries that should go although no moderator said so and their time is not over, and
   * that no brake holds: with which others each is counted.
   */
  List<Optional<CountedWith>> at(Instant now) {
    return published.known().stream()
        .filter(
            entry ->
                wishes.of(entry.subject(), now) instanceof DesiredState.Unlisted unlisted
                    && retractor.isDue(unlisted, entry, now))
        .map(entry -> state.history(entry.subject()).countedWith())
        .toList();
  }
}
