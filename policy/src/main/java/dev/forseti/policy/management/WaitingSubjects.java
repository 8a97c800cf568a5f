package dev.forseti.policy.management;

import dev.forseti.model.Outcome;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.policy.publish.Undos;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.policy.state.VerdictSummary;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * About whom a moderator has still to decide: whom rules want looked at or listed and who is not
 * listed, or of whom something is held, and no decision was made since.
 */
final class WaitingSubjects {
  private WaitingSubjects() {}

  /** How many there are. */
  static long count(PolicyState state, RoomId policyRoom, Instant now) {
    Map<Subject, Instant> held =
        state.outcomes().held().stream()
            .collect(
                Collectors.toMap(
                    Outcome::subject,
                    Outcome::at,
                    (one, other) -> one.isAfter(other) ? one : other));
    Set<Subject> listed =
        state.published().stream()
            .filter(each -> each.roomId().equals(policyRoom))
            .map(each -> each.subject())
            .collect(Collectors.toSet());
    Set<Subject> all = new HashSet<>(state.subjects());
    all.addAll(held.keySet());
    return all.stream()
        .filter(each -> isWaiting(state, each, held.get(each), listed.contains(each), now))
        .count();
  }

  private static boolean isWaiting(
      PolicyState state, Subject subject, @Nullable Instant heldAt, boolean isListed, Instant now) {
    Instant flagged =
        state.history(subject).verdicts().stream()
            .filter(each -> each.standing().compareTo(Standing.REVIEW) >= 0 && !isListed)
            .map(VerdictSummary::at)
            .reduce((one, newer) -> newer)
            .orElse(null);
    Instant since =
        flagged != null && (heldAt == null || flagged.isAfter(heldAt)) ? flagged : heldAt;
    return since != null
        && Undos.newestHolding(state.history(subject), now)
            .filter(each -> !each.at().isBefore(since))
            .isEmpty();
  }
}
