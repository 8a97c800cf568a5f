package dev.forseti.policy.brakes;

import dev.forseti.model.EntityPattern;
import dev.forseti.model.ListEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakeResult.Brake;
import dev.forseti.policy.brakes.BrakeResult.Held;
import dev.forseti.policy.brakes.BrakeResult.Passed;
import dev.forseti.policy.brakes.RateWindow.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * All brakes. Each thing that is about to leave is asked about first, and counted once it has left.
 * What is counted is counted by steady times: nothing is forgotten when the clock is set for a
 * moment.
 */
public final class Brakes {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final BrakesConfig config;
  private final UnaryOperator<Instant> steady;
  private final ProtectedSubjects protectedSubjects;
  private final SurgeDetector surges;
  private final RateWindow recent = new RateWindow();

  /** Retractions without a moderator that are known to be due. */
  private int expectedRetractions;

  /**
   * Brakes that have counted nothing yet.
   *
   * @param self as whom we act
   * @param rooms the policy room and the community's, which are never listed
   * @param steady turns a time of the clock into one that goes on as time passes
   */
  public Brakes(
      BrakesConfig config, UserId self, Set<RoomId> rooms, UnaryOperator<Instant> steady) {
    this.steady = steady;
    this.config = config;
    this.protectedSubjects = new ProtectedSubjects(self, rooms, config);
    this.surges = new SurgeDetector(config.surgeFloor(), config.surgeFactor());
  }

  /** Users with power in the rooms, who are spared from now on beside the configured ones. */
  public void spareModerators(Set<UserId> users) {
    protectedSubjects.setModerators(users);
  }

  /** Whether anything may be done to the subject at all: quotas aside. */
  public BrakeResult checkSubject(Subject subject) {
    return protectedSubjects.check(subject, Optional.empty());
  }

  /**
   * Whether the entry may be published.
   *
   * @param asRead the pattern that others read in it; none when it names the subject by hash
   */
  public BrakeResult beforePublishing(
      ListEntry entry,
      Optional<EntityPattern> asRead,
      boolean automatic,
      Optional<RuleId> rule,
      Instant now) {
    Subject subject = entry.subject();
    // First the breadth: it bounds the length of what is compared below.
    Optional<String> broad =
        asRead.isPresent()
            ? Breadth.tooBroad(subject.kind(), asRead.get(), config.minLiterals())
            : Breadth.impossible(subject);
    if (broad.isPresent()) {
      return new Held(Brake.TOO_BROAD, broad.get());
    }
    BrakeResult subjectResult = protectedSubjects.check(subject, asRead);
    if (subjectResult instanceof Held) {
      return subjectResult;
    }
    return automatic ? automatic(subject, rule, now) : decided(now);
  }

  private BrakeResult automatic(Subject subject, Optional<RuleId> rule, Instant now) {
    if (!config.automaticKinds().contains(subject.kind())) {
      return new Held(Brake.KIND, "only a moderator lists a subject of this kind");
    }
    if (rule.isPresent() && surges.isSurging(rule.get(), steady.apply(now))) {
      return new Held(
          Brake.SURGE, "the rule " + rule.get() + " suddenly hits far more subjects than before");
    }
    if (counted(Kind.AUTOMATIC, HOUR, now) >= config.automaticPerHour()) {
      return quota(config.automaticPerHour(), "an hour without a moderator");
    }
    return counted(Kind.AUTOMATIC, DAY, now) >= config.automaticPerDay()
        ? quota(config.automaticPerDay(), "a day without a moderator")
        : Passed.PASSED;
  }

  private BrakeResult decided(Instant now) {
    return counted(Kind.DECIDED, HOUR, now) >= config.decidedPerHour()
        ? quota(config.decidedPerHour(), "an hour by moderators")
        : Passed.PASSED;
  }

  private int counted(Kind kind, Duration span, Instant now) {
    return recent.within(span, kind, steady.apply(now));
  }

  private static Held quota(int limit, String what) {
    return new Held(Brake.QUOTA, limit + " entries " + what + " is the limit");
  }

  /** Whether an entry may be retracted; what a moderator decided or what has expired always may. */
  public BrakeResult beforeRetracting(boolean automatic, Instant now) {
    int retracted = counted(Kind.RETRACTED, HOUR, now);
    boolean held =
        automatic && retracted + Math.max(1, expectedRetractions) > config.retractionsPerHour();
    return held
        ? new Held(
            Brake.MASS_RETRACTION,
            "more than " + config.retractionsPerHour() + " entries would be retracted in an hour")
        : Passed.PASSED;
  }

  /** Counts that a rule led to a verdict that wants to act, whether or not anything leaves. */
  public void hit(RuleId rule, Subject subject, Instant now) {
    surges.hit(rule, subject, steady.apply(now));
  }

  /** Counts an entry that was published. */
  public void published(boolean automatic, Instant now) {
    recent.add(automatic ? Kind.AUTOMATIC : Kind.DECIDED, steady.apply(now));
  }

  /** Counts an entry that was retracted without a moderator. */
  public void retracted(Instant now) {
    recent.add(Kind.RETRACTED, steady.apply(now));
    expectedRetractions = Math.max(0, expectedRetractions - 1);
  }

  /** So many entries are to be retracted without a moderator; too many are held from the first. */
  public void expectRetractions(int due) {
    expectedRetractions = due;
  }
}
