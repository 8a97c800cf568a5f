package dev.forseti.policy.state;

import dev.forseti.model.Measure;
import dev.forseti.model.Measure.Kind;
import dev.forseti.model.Outcome;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which bans of ours are in force in rooms. Since a crash or a lost answer may hide what the
 * homeserver did, each attempt is written down before it is made: one whose end is not known may
 * have been done.
 */
public final class BanHistory {
  /** So long a homeserver may go on with what it was asked after its answer was given up. */
  static final Duration LATE = Duration.ofMinutes(5);

  private final OutcomeHistory outcomes;

  /** The newest attempt of each measure. */
  private final Map<String, Measure> attempts = new HashMap<>();

  private final Map<Subject, Set<RoomId>> rooms = new HashMap<>();
  private final Map<Subject, Set<String>> causes = new HashMap<>();

  BanHistory(OutcomeHistory outcomes) {
    this.outcomes = outcomes;
  }

  void add(Measure attempt) {
    if (attempt.kind() != Kind.BAN && attempt.kind() != Kind.UNBAN) {
      return;
    }
    attempts.merge(attempt.id(), attempt, (a, b) -> b.at().isBefore(a.at()) ? a : b);
    rooms.computeIfAbsent(attempt.subject(), s -> new HashSet<>()).add(attempt.roomId());
    causes.computeIfAbsent(attempt.subject(), s -> new HashSet<>()).add(attempt.cause());
  }

  void add(Outcome outcome) {
    if (outcome.kind() == Kind.BAN) {
      causes.computeIfAbsent(outcome.subject(), s -> new HashSet<>()).add(outcome.cause());
    }
  }

  /** The verdicts and decisions for which a ban of the subject was asked. */
  public Set<String> causes(Subject subject) {
    return Set.copyOf(causes.getOrDefault(subject, Set.of()));
  }

  /** Whom we asked to be banned. */
  public Set<Subject> subjects() {
    return Collections.unmodifiableSet(causes.keySet());
  }

  /** The rooms in which a ban of the subject was asked, as far as known. */
  public Set<RoomId> rooms(Subject subject) {
    return Set.copyOf(rooms.getOrDefault(subject, Set.of()));
  }

  /**
   * Whether our ban was done, and was not lifted by us, not even perhaps. An unban lifts the bans
   * of all causes, and one of unknown end may come late, after the ban.
   */
  public boolean isInForce(Subject subject, RoomId room, String cause) {
    Instant banned = outcomes.doneAt(MeasureIds.of(Kind.BAN, subject, room, cause));
    return !banned.equals(Instant.MIN)
        && causes.getOrDefault(subject, Set.of()).stream()
            .map(each -> MeasureIds.of(Kind.UNBAN, subject, room, each))
            .allMatch(
                unban ->
                    banned.isAfter(outcomes.settledAt(unban)) && banned.isAfter(lateUntil(unban)));
  }

  /** Until when the attempt of unknown end may still be done; the beginning of time without one. */
  private Instant lateUntil(String measureId) {
    Instant open = openSince(measureId);
    return open.equals(Instant.MIN) ? open : open.plus(LATE);
  }

  /**
   * Whether our ban was done, or may have been, and was not lifted since. Of one instant the unban
   * may have ended before the ban began. That no ban was seen says little soon after an attempt of
   * unknown end: it may come late.
   */
  public boolean mayBeInForce(Subject subject, RoomId room, String cause) {
    String ban = MeasureIds.of(Kind.BAN, subject, room, cause);
    String unban = MeasureIds.of(Kind.UNBAN, subject, room, cause);
    Instant settled = outcomes.settledAt(unban);
    Instant open = openSince(ban);
    return outcomes.doneAt(ban).isAfter(settled)
        || (!open.equals(Instant.MIN)
            && !outcomes.doneAt(unban).isAfter(open)
            && !settled.isAfter(open.plus(LATE)));
  }

  /** When the attempt began whose end is not known; the beginning of time if there is none. */
  Instant openSince(String measureId) {
    Measure attempt = attempts.get(measureId);
    if (attempt == null
        || !outcomes.endedAt(measureId).isBefore(attempt.at())
        || isProposal(attempt)) {
      return Instant.MIN;
    }
    return attempt.at();
  }

  /**
   * A measure that was held at once was written down and never attempted, whatever came later: the
   * outcome has its time.
   */
  private boolean isProposal(Measure measure) {
    return outcomes.proposedAt(measure.id()).equals(measure.at());
  }

  /**
   * Whether the measure was at most put before a moderator, and never attempted as far as known.
   */
  boolean wasOnlyProposed(String measureId) {
    Measure attempt = attempts.get(measureId);
    return attempt == null || isProposal(attempt);
  }

  void retain(Set<Subject> kept) {
    attempts.values().removeIf(attempt -> !kept.contains(attempt.subject()));
    rooms.keySet().retainAll(kept);
    causes.keySet().retainAll(kept);
  }

  /** Subjects of attempts at or after the time. */
  Set<Subject> attemptedSince(Instant time) {
    Set<Subject> subjects = new HashSet<>();
    for (Measure attempt : attempts.values()) {
      if (!attempt.at().isBefore(time)) {
        subjects.add(attempt.subject());
      }
    }
    return subjects;
  }
}
