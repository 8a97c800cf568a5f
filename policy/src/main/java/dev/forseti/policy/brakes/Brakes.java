package dev.forseti.policy.brakes;

import dev.forseti.model.EntityPattern;
import dev.forseti.model.ListEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakeResult.Brake;
import dev.forseti.policy.brakes.BrakeResult.Held;
import dev.forseti.policy.brakes.BrakeResult.Passed;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * All brakes. Each thing that is about to leave is asked about first, and counted once it has left.
 * What is counted is counted by steady times: nothing is forgotten when the clock is set for a
 * moment.
 */
public final class Brakes {
  private final BrakesConfig config;
  private final UnaryOperator<Instant> steady;
  private final ProtectedSubjects protectedSubjects;
  private final SurgeDetector surges;
  private final Quotas quotas;
  private final RetractionLimit retractions;

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
    this.quotas = new Quotas(config);
    this.retractions = new RetractionLimit(config.retractionsPerHour());
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
   * The harm that an entry of another's list would do here; none if it does none.
   *
   * @param kind what the entry names
   * @param entity the pattern or id as the entry says it
   * @param mayHit whether whom it covers is acted on; an exception from other entries hits nobody
   */
  public Optional<Held> harmOf(Subject.Kind kind, String entity, boolean mayHit) {
    EntityPattern asRead = new EntityPattern(entity);
    Optional<Held> broad =
        Breadth.tooBroad(kind, asRead, config.minLiterals())
            .map(reason -> new Held(Brake.TOO_BROAD, reason));
    return broad.isPresent() || !mayHit ? broad : protectedSubjects.covered(kind, asRead);
  }

  /**
   * Whether an entry of another's list covers far too much by its text alone, whoever is spared.
   *
   * @param kind what the entry is about
   * @param entity the pattern or id as the entry says it
   */
  public boolean isTooBroad(Subject.Kind kind, String entity) {
    return Breadth.tooBroad(kind, new EntityPattern(entity), config.minLiterals()).isPresent();
  }

  /**
   * Whether the entry may be published at all: quotas aside.
   *
   * @param asRead the pattern that others read in it; none when it names the subject by hash
   * @param automatic whether no moderator named the subject
   */
  public BrakeResult checkEntry(
      ListEntry entry, Optional<EntityPattern> asRead, boolean automatic) {
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
    return subjectResult == Passed.PASSED
            && automatic
            && !config.automaticKinds().contains(subject.kind())
        ? new Held(Brake.KIND, "only a moderator lists a subject of this kind")
        : subjectResult;
  }

  /**
   * Whether the entry may be published.
   *
   * @param asRead the pattern that others read in it; none when it names the subject by hash
   * @param counted with which others it is counted; none for what a moderator decided
   */
  public BrakeResult beforePublishing(
      ListEntry entry, Optional<EntityPattern> asRead, Optional<CountedWith> counted, Instant now) {
    BrakeResult itself = checkEntry(entry, asRead, counted.isPresent());
    if (itself != Passed.PASSED) {
      return itself;
    }
    Instant time = steady.apply(now);
    return counted.isPresent() ? automatic(counted.get(), time) : quotas.decided(time);
  }

  private BrakeResult automatic(CountedWith counted, Instant now) {
    Subject campaign = counted.campaign();
    if (!surges.isSurging(campaign, now)) {
      return quotas.automatic(counted, now);
    }
    String reason = campaign.id() + " suddenly has far more accounts than before";
    return new Held(Brake.SURGE, reason, campaign);
  }

  /** Whether an entry may be retracted; what a moderator decided or what has expired always may. */
  public BrakeResult beforeRetracting(
      boolean automatic, Optional<CountedWith> counted, Instant now) {
    return automatic ? retractions.check(counted, steady.apply(now)) : Passed.PASSED;
  }

  /** Counts a verdict that wants to act, whether or not anything leaves. */
  public void hit(CountedWith counted, Subject subject, Instant now) {
    surges.hit(counted.campaign(), subject, steady.apply(now));
  }

  /**
   * Counts an entry that was published.
   *
   * @param counted with which others; none for what a moderator decided
   */
  public void published(Optional<CountedWith> counted, Instant now) {
    Instant time = steady.apply(now);
    counted.ifPresentOrElse(with -> quotas.addAutomatic(with, time), () -> quotas.addDecided(time));
  }

  /** Counts an entry that was retracted without a moderator. */
  public void retracted(Optional<CountedWith> counted, Instant now) {
    retractions.add(counted.orElse(CountedWith.NOTHING), steady.apply(now));
  }

  /**
   * These entries are to be retracted without a moderator, and no brake holds them yet; too many
   * are held from the first.
   */
  public void expectRetractions(Collection<Optional<CountedWith>> due, Instant now) {
    retractions.expect(
        due.stream().map(each -> each.orElse(CountedWith.NOTHING)).toList(), steady.apply(now));
  }
}
