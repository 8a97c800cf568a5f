package dev.forseti.policy.publish;

import dev.forseti.model.EntityPattern;
import dev.forseti.model.EventId;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Measure;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Subject;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.state.Journal;
import dev.forseti.policy.state.MeasureIds;
import dev.forseti.policy.state.OutcomeRecorder;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes one subject's piece of the policy room as it is wanted: difference, brakes, homeserver,
 * journal. A crash between any two of these is made good by doing it again.
 */
public final class Publisher {
  private static final Set<Measure.Kind> KINDS =
      EnumSet.of(Measure.Kind.PUBLISH, Measure.Kind.RETRACT);

  private final PublishConfig config;
  private final PolicyState state;
  private final PublishedEntries published;
  private final OutcomeRecorder recorder;
  private final Brakes brakes;
  private final PolicyRoomState room;
  private final EntryWriter writer;
  private final Retractor retractor;
  private final Supplier<Optional<String>> whyModeratorsUnknown;

  /**
   * A publisher into one room.
   *
   * @param whyModeratorsUnknown why somebody who must be spared may be unknown; while there is a
   *     reason, nothing is listed without a moderator
   */
  public Publisher(
      PublishConfig config,
      HomeserverClient homeserver,
      PolicyState state,
      Journal journal,
      OutcomeRecorder recorder,
      Brakes brakes,
      PolicyRoomState room,
      Supplier<Optional<String>> whyModeratorsUnknown) {
    this.config = config;
    this.state = state;
    this.published = new PublishedEntries(state, journal, room);
    this.recorder = recorder;
    this.brakes = brakes;
    this.room = room;
    this.writer = new EntryWriter(homeserver, room, recorder);
    this.retractor = new Retractor(room, published, writer, recorder, brakes);
    this.whyModeratorsUnknown = whyModeratorsUnknown;
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

  /** Whether an entry about the subject should stand. */
  public boolean isListingDesired(Subject subject, Instant now) {
    return desired(subject, config.mode(), now) instanceof DesiredState.Listed;
  }

  private PublishResult change(Subject subject, Instant now) {
    Optional<Response<?>> stopped = room.misplacedOf(subject).flatMap(retractor::retractMisplaced);
    if (stopped.isPresent()) {
      return new PublishResult.Failed(stopped.get());
    }
    DesiredState desired = desired(subject, config.mode(), now);
    Optional<StateEvent> current = room.eventOf(subject);
    PublishedEntry known = published.of(subject);
    if (known != null && current.flatMap(event -> EntryChange.own(event, room.self)).isEmpty()) {
      retractor.recordRemoved(known, desired, now);
    }
    return switch (EntryChange.between(desired, current, room.self)) {
      case EntryChange.None(DesiredState.Unlisted unlisted) -> {
        reportSimulated(subject, now);
        yield new PublishResult.Unlisted(unlisted.automatic());
      }
      case EntryChange.Keep(ListEntry entry, EventId event) -> keep(entry, event, now);
      case EntryChange.Put(DesiredState.Listed listed) -> put(listed, now);
      case EntryChange.Clear(DesiredState.Unlisted unlisted, ListEntry entry) ->
          retractor.retract(unlisted, entry, now);
      case EntryChange.LeaveAlone(ListEntry entry, boolean isListed, String reason) -> {
        Status status = isListed ? Status.ALREADY : Status.HELD;
        recorder.recordIfNew(measure(entry, now), status, reason, now);
        yield new PublishResult.Blocked();
      }
    };
  }

  private DesiredState desired(Subject subject, Mode mode, Instant now) {
    return DesiredStateResolver.resolve(
        subject, state.history(subject), mode, config.validity(), now);
  }

  /** Says what would have been published if the community's mode let it. */
  private void reportSimulated(Subject subject, Instant now) {
    if (config.mode() != Mode.ACT
        && desired(subject, Mode.ACT, now) instanceof DesiredState.Listed listed) {
      String detail = "the community's mode is " + config.mode().name().toLowerCase(Locale.ROOT);
      recorder.recordIfNew(measure(listed.entry(), now), Status.SIMULATED, detail, now);
    }
  }

  /** Makes good what a crash between the homeserver's answer and the journal left out. */
  private PublishResult keep(ListEntry entry, EventId event, Instant now) {
    Measure measure = measure(entry, now);
    PublishedEntry known = published.of(entry.subject());
    if (known == null || !known.eventId().equals(event)) {
      published.add(entry, event, now);
    }
    if (!recorder.isDone(measure)) {
      // By the time it was sent, so that a restart does not count it against today's quota.
      Instant sent = known == null ? now : known.publishedAt();
      recorder.recordDone(measure, PolicyRuleCodec.note(entry.subject()), event, sent);
    }
    return new PublishResult.Listed(entry);
  }

  private PublishResult put(DesiredState.Listed desired, Instant now) {
    ListEntry entry = desired.entry();
    Measure measure = measure(entry, now);
    if (recorder.isHeld(measure)) {
      return new PublishResult.Blocked();
    }
    Optional<EntityPattern> asRead = PolicyRuleCodec.asRead(entry.subject());
    if (brakes.beforePublishing(entry, asRead, desired.automatic(), desired.rule(), now)
        instanceof BrakeResult.Held held) {
      recorder.recordIfNew(measure, Status.HELD, held.text(), now);
      return new PublishResult.Blocked();
    }
    Optional<String> unknown = whyModeratorsUnknown.get();
    if (desired.automatic() && unknown.isPresent()) {
      recorder.recordIfNew(measure, Status.RETRYING, unknown.get(), now);
      return new PublishResult.Waiting(measure.id());
    }
    Response<EventId> answer = writer.put(measure, entry);
    if (!(answer instanceof Response.Done<EventId>(EventId event))) {
      return writer.failed(measure, answer, now);
    }
    brakes.published(desired.automatic(), now);
    recorder.recordDone(measure, PolicyRuleCodec.note(entry.subject()), event, now);
    published.add(entry, event, now);
    return new PublishResult.Listed(entry);
  }

  /** Subjects whose entry should stand in this room by what the topic says. */
  public List<Subject> publishedSubjects() {
    return published.subjects();
  }

  /** How many of our entries should go although no moderator said so and their time is not over. */
  public int countDueRetractions(Instant now) {
    return (int)
        room.ownEntries().stream()
            .filter(
                entry ->
                    desired(entry.subject(), config.mode(), now)
                            instanceof DesiredState.Unlisted unlisted
                        && Retractor.isAutomatic(unlisted, entry, now))
            .count();
  }

  /** The wish that the entry stands in the policy room. */
  private Measure measure(ListEntry entry, Instant now) {
    Measure.Kind kind = Measure.Kind.PUBLISH;
    String id = MeasureIds.of(kind, entry.subject(), room.id, entry.cause());
    return new Measure(id, kind, entry.subject(), room.id, entry, null, entry.cause(), now);
  }
}
