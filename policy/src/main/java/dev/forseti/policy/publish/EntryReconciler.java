package dev.forseti.policy.publish;

import dev.forseti.model.ListEntry;
import dev.forseti.model.Measure;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Subject;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.brakes.CountedWith;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.state.JournalWriter;
import dev.forseti.policy.state.OutcomeRecorder;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Makes one subject's entry in the policy room as it should be: difference, brakes, homeserver,
 * journal. After a crash between any two of these the same is done again.
 */
public final class EntryReconciler {
  private static final Set<Measure.Kind> KINDS =
      EnumSet.of(Measure.Kind.PUBLISH, Measure.Kind.RETRACT);

  private final Wishes wishes;
  private final PolicyState state;
  private final PublishedEntries published;
  private final OutcomeRecorder recorder;
  private final PolicyRoomState room;
  private final EntryLookup lookup;
  private final EntryPublisher entries;
  private final Retractor retractor;
  private final EntryChanger changer;
  private final DueRetractions dueRetractions;

  /**
   * A reconciler of one room.
   *
   * @param whyModeratorsUnknown why somebody who must be spared may be unknown; while there is a
   *     reason, nothing is listed without a moderator
   * @param isClockSteady whether the clock is believed that the time of entries is over
   */
  public EntryReconciler(
      PublishConfig config,
      HomeserverClient homeserver,
      PolicyState state,
      JournalWriter journal,
      OutcomeRecorder recorder,
      Brakes brakes,
      PolicyRoomState room,
      Supplier<Optional<String>> whyModeratorsUnknown,
      BooleanSupplier isClockSteady) {
    CampaignRulings rulings = new CampaignRulings(state);
    this.wishes = new Wishes(config, state, rulings);
    this.state = state;
    this.published = new PublishedEntries(state, journal, room);
    this.lookup = new EntryLookup(homeserver, state, published, room);
    this.recorder = recorder;
    this.room = room;
    PolicyRoomWriter writer = new PolicyRoomWriter(homeserver, room, recorder);
    this.entries =
        new EntryPublisher(
            state,
            room,
            published,
            writer,
            recorder,
            brakes,
            new EntryBrakes(brakes, rulings),
            whyModeratorsUnknown,
            isClockSteady);
    this.retractor = new Retractor(state, room, published, writer, recorder, brakes, isClockSteady);
    this.changer = new EntryChanger(config, wishes, published, recorder, room, entries, retractor);
    this.dueRetractions = new DueRetractions(wishes, state, published, retractor);
  }

  /** Does what is left to do about the subject in the policy room. */
  public PublishResult reconcile(Subject subject, Instant now) {
    if (PolicyRuleCodec.type(subject).isEmpty()) {
      return new PublishResult.Blocked();
    }
    PublishResult result = change(subject, now);
    if (!(result instanceof PublishResult.Failed)) {
      Set<String> waiting =
          result instanceof PublishResult.Waiting(String measureId) ? Set.of(measureId) : Set.of();
      recorder.endRetries(subject, KINDS, waiting, now);
    }
    return result;
  }

  /** Whether an entry about the subject should exist. */
  public boolean isListingDesired(Subject subject, Instant now) {
    return wishes.of(subject, now) instanceof DesiredState.Listed;
  }

  /** Whether a moderator decided that the subject is not listed, and that holds. */
  public boolean isSpared(Subject subject, Instant now) {
    return wishes.isSpared(subject, now);
  }

  /** The verdict that lists the subject, or would if no moderator had listed it too. */
  public Optional<String> listingVerdict(Subject subject, Instant now) {
    return wishes.listingVerdict(subject, now);
  }

  private PublishResult change(Subject subject, Instant now) {
    Optional<Response<?>> stopped = room.misplacedOf(subject).flatMap(retractor::retractMisplaced);
    if (stopped.isPresent()) {
      return new PublishResult.Failed(stopped.get());
    }
    DesiredState wished = wishes.of(subject, now);
    Optional<Response<?>> unseen = lookup.look(subject, wished);
    if (unseen.isPresent()) {
      return new PublishResult.Failed(unseen.get());
    }
    Optional<ListEntry> own =
        room.eventOf(subject).flatMap(event -> EntryChange.own(event, room.self));
    if (wished instanceof DesiredState.Listed listed && isTakenBack(listed, own, now)) {
      String by = listed.ruling() instanceof Ruling.TakenBack(String undo) ? undo : "";
      PublishResult gone =
          changer.apply(new DesiredState.Unlisted(by, false, false), subject, own, now);
      return gone instanceof PublishResult.Unlisted
          ? new PublishResult.Held(listed.entry(), entries.isHarmless(listed, now), true)
          : gone;
    }
    return changer.apply(wished, subject, own, now);
  }

  /**
   * Whether the brakes hold what the verdict asks for, and what listed the subject in spite of them
   * was taken back: a release, or a decision about the subject.
   */
  private boolean isTakenBack(DesiredState.Listed listed, Optional<ListEntry> own, Instant now) {
    boolean ended =
        listed.ruling() instanceof Ruling.TakenBack
            || (listed.ruling() instanceof Ruling.None
                && own.filter(entry -> state.isDecision(entry.cause())).isPresent());
    return listed.automatic() && ended && entries.isHeldBack(listed, now);
  }

  /** Whether there is an entry against the subject in this room, by what the topic says. */
  public boolean isListed(Subject subject, Instant now) {
    PublishedEntry there = published.of(subject);
    return there != null
        && there.entry().recommendation() != ListEntry.Recommendation.ALLOW
        && (there.entry().expiresAt() == null || there.entry().expiresAt().isAfter(now));
  }

  /** Subjects that have an entry in this room by what the topic says. */
  public List<Subject> publishedSubjects() {
    return published.subjects();
  }

  /** Of the retractions that are due without a moderator: with which others each is counted. */
  public List<Optional<CountedWith>> dueRetractions(Instant now) {
    return dueRetractions.at(now);
  }
}
