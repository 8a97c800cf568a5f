package dev.forseti.policy.lists;

import dev.forseti.model.Decision;
import dev.forseti.model.ListEntry;
import dev.forseti.model.ListEntry.Recommendation;
import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entry a subject's history asks for: the newest decision that was not undone holds, whatever
 * scoring says; without one, or once it has expired, the newest verdict does as far as the
 * community's mode lets it.
 */
public final class Desired {
  private Desired() {}

  /**
   * What is wanted at this moment.
   *
   * @param mode the community's mode; it limits verdicts, never decisions
   * @param validity how long an entry that follows from a verdict stands
   */
  public static Wanted of(
      Subject subject, History history, Mode mode, Duration validity, Instant now) {
    Set<String> undone = new HashSet<>();
    String undoneBy = "";
    @Nullable Decision held = null;
    for (Decision decision : history.newestDecisionsFirst()) {
      if (undone.contains(decision.id())) {
        continue;
      }
      if (decision.kind() == Decision.Kind.UNDO) {
        undoneBy = undoneBy.isEmpty() ? decision.id() : undoneBy;
        if (decision.undoes() != null) {
          undone.add(decision.undoes());
        }
      } else if (held == null) {
        held = decision;
      }
    }
    if (held != null && !isOver(held.expiresAt(), now)) {
      return decided(subject, held);
    }
    return concluded(subject, history.newest(), held, undone, undoneBy, mode, validity, now);
  }

  private static Wanted decided(Subject subject, Decision held) {
    return switch (held.kind()) {
      case LIST ->
          new Wanted.Listed(
              new ListEntry(
                  subject,
                  Recommendation.BAN,
                  held.reason(),
                  held.harm(),
                  held.id(),
                  held.at(),
                  held.expiresAt()),
              false,
              Optional.empty());
      case WATCH, CLEAR, UNDO -> new Wanted.Unlisted(held.id(), false, false);
    };
  }

  /** A verdict counts when it is newer than a decision that has run out, and was not undone. */
  private static Wanted concluded(
      Subject subject,
      Optional<Conclusion> newest,
      @Nullable Decision over,
      Set<String> undone,
      String undoneBy,
      Mode mode,
      Duration validity,
      Instant now) {
    Wanted none =
        over != null
            ? new Wanted.Unlisted(over.id(), true, true)
            : new Wanted.Unlisted(undoneBy, undoneBy.isEmpty(), false);
    if (newest.isEmpty() || undone.contains(newest.get().id())) {
      return none;
    }
    Conclusion verdict = newest.get();
    if (over != null && !verdict.at().isAfter(over.at())) {
      return none;
    }
    Instant expiry = verdict.at().plus(validity);
    if (verdict.standing() != Standing.ACT || verdict.mode().and(mode) != Mode.ACT) {
      return undoneBy.isEmpty() ? new Wanted.Unlisted(verdict.id(), true, false) : none;
    }
    if (isOver(expiry, now)) {
      return new Wanted.Unlisted(verdict.id(), true, true);
    }
    return new Wanted.Listed(
        new ListEntry(
            subject,
            Recommendation.BAN,
            verdict.publicReason(),
            verdict.harm(),
            verdict.id(),
            verdict.at(),
            expiry),
        true,
        verdict.rule());
  }

  private static boolean isOver(@Nullable Instant expiry, Instant now) {
    return expiry != null && !now.isBefore(expiry);
  }
}
