package dev.forseti.policy.publish;

import dev.forseti.model.Decision;
import dev.forseti.model.ListEntry;
import dev.forseti.model.ListEntry.Recommendation;
import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.policy.state.SubjectHistory;
import dev.forseti.policy.state.VerdictSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entry a subject's history asks for: the newest decision that was not undone holds, whatever
 * scoring says; without one, or once it has expired, what scoring concludes does as far as the
 * community's mode lets it.
 */
final class DesiredStateResolver {
  private DesiredStateResolver() {}

  /**
   * What is desired at this moment.
   *
   * @param mode the community's mode; it limits verdicts, never decisions
   * @param validity how long an entry that follows from a verdict holds
   */
  static DesiredState resolve(
      Subject subject, SubjectHistory history, Mode mode, Duration validity, Instant now) {
    return resolve(subject, history, false, mode, validity, now);
  }

  /**
   * The verdict that lists the subject, or would if no moderator had listed it too; its evidence is
   * to be redacted. None when a moderator alone lists it.
   */
  static Optional<String> listingVerdict(
      Subject subject, SubjectHistory history, Mode mode, Duration validity, Instant now) {
    return resolve(subject, history, true, mode, validity, now)
            instanceof DesiredState.Listed byVerdict
        ? Optional.of(byVerdict.cause())
        : Optional.empty();
  }

  private static DesiredState resolve(
      Subject subject,
      SubjectHistory history,
      boolean withoutListing,
      Mode mode,
      Duration validity,
      Instant now) {
    List<Decision> undos = Undos.holding(history);
    Set<String> undone = Undos.targets(undos);
    String undoneBy = undos.isEmpty() ? "" : undos.getFirst().id();
    @Nullable Decision holding = null;
    for (Decision decision : history.newestDecisionsFirst()) {
      boolean confirms =
          withoutListing
              && decision.kind() == Decision.Kind.LIST
              && !isOver(decision.expiresAt(), now);
      if (holding == null
          && decision.kind() != Decision.Kind.UNDO
          && !undone.contains(decision.id())
          && !confirms) {
        holding = decision;
      }
    }
    if (holding != null && !isOver(holding.expiresAt(), now)) {
      return decided(subject, holding);
    }
    return concluded(subject, history.verdicts(), holding, undone, undoneBy, mode, validity, now);
  }

  private static DesiredState decided(Subject subject, Decision decision) {
    return switch (decision.kind()) {
      case LIST ->
          new DesiredState.Listed(
              new ListEntry(
                  subject,
                  Recommendation.BAN,
                  decision.reason(),
                  decision.harm(),
                  decision.id(),
                  decision.at(),
                  decision.expiresAt()),
              Optional.empty(),
              Ruling.None.NONE);
      case WATCH, CLEAR, UNDO -> new DesiredState.Unlisted(decision.id(), false, false);
    };
  }

  /** A verdict counts when it is newer than a decision that has run out, and was not undone. */
  private static DesiredState concluded(
      Subject subject,
      List<VerdictSummary> verdicts,
      @Nullable Decision expired,
      Set<String> undone,
      String undoneBy,
      Mode mode,
      Duration validity,
      Instant now) {
    DesiredState none =
        expired != null
            ? new DesiredState.Unlisted(expired.id(), true, true)
            : new DesiredState.Unlisted(undoneBy, undoneBy.isEmpty(), false);
    if (verdicts.stream().anyMatch(each -> undone.contains(each.id()))) {
      return none;
    }
    List<VerdictSummary> counting =
        verdicts.stream()
            .filter(each -> expired == null || each.at().isAfter(expired.at()))
            .toList();
    if (counting.isEmpty()) {
      return none;
    }
    // The first that is still valid: a repeated verdict changes no entry.
    VerdictSummary verdict =
        counting.stream()
            .filter(each -> !isOver(each.at().plus(validity), now))
            .findFirst()
            .orElseGet(counting::getLast);
    Instant expiry = verdict.at().plus(validity);
    if (verdict.standing() != Standing.ACT || verdict.mode().and(mode) != Mode.ACT) {
      return undoneBy.isEmpty() ? new DesiredState.Unlisted(verdict.id(), true, false) : none;
    }
    if (isOver(expiry, now)) {
      return new DesiredState.Unlisted(verdict.id(), true, true);
    }
    return new DesiredState.Listed(
        new ListEntry(
            subject,
            Recommendation.BAN,
            verdict.publicReason(),
            verdict.harm(),
            verdict.id(),
            verdict.at(),
            expiry),
        Optional.of(verdict.countedWith()),
        Ruling.None.NONE);
  }

  private static boolean isOver(@Nullable Instant expiry, Instant now) {
    return expiry != null && !now.isBefore(expiry);
  }
}
