package dev.forseti.policy.publish;

import dev.forseti.model.EventId;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Subject;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.state.BrakeFeeder;
import dev.forseti.policy.state.MeasureIds;
import dev.forseti.policy.state.OutcomeRecorder;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Publishes entries that should exist, as far as the brakes let it. */
final class EntryPublisher {
  private final PolicyState state;
  private final PolicyRoomState room;
  private final PublishedEntries published;
  private final PolicyRoomWriter writer;
  private final OutcomeRecorder recorder;
  private final Brakes counting;
  private final EntryBrakes brakes;
  private final Supplier<Optional<String>> whyModeratorsUnknown;
  private final BooleanSupplier isClockSteady;

  EntryPublisher(
      PolicyState state,
      PolicyRoomState room,
      PublishedEntries published,
      PolicyRoomWriter writer,
      OutcomeRecorder recorder,
      Brakes counting,
      EntryBrakes brakes,
      Supplier<Optional<String>> whyModeratorsUnknown,
      BooleanSupplier isClockSteady) {
    this.state = state;
    this.room = room;
    this.published = published;
    this.writer = writer;
    this.recorder = recorder;
    this.counting = counting;
    this.brakes = brakes;
    this.whyModeratorsUnknown = whyModeratorsUnknown;
    this.isClockSteady = isClockSteady;
  }

  /**
   * Records what a crash between the homeserver's answer and the journal left out, and that the
   * brakes let an entry stay that was released before.
   */
  PublishResult keep(DesiredState.Listed desired, EventId event, Instant now) {
    ListEntry entry = desired.entry();
    Measure measure = measure(entry, now);
    PublishedEntry known = published.of(entry.subject());
    Instant sent = now;
    if (known != null && known.eventId().equals(event)) {
      sent = known.publishedAt();
    } else {
      published.add(entry, event, now);
    }
    if (!recorder.isDone(measure)) {
      // By the time it was sent, so that a restart does not count it against today's quota.
      recorder.recordDone(measure, EntryBrakes.detail(entry, desired.ruling()), event, sent);
    } else if (desired.ruling() instanceof Ruling.TakenBack && recorder.isReleased(measure)) {
      count(recorder.recordDone(measure, EntryBrakes.note(entry), event, now), now);
    }
    return new PublishResult.Listed(entry);
  }

  /** Whether the brakes hold the entry, or would if moderators had not released it. */
  boolean isHeldBack(DesiredState.Listed desired, Instant now) {
    Measure measure = measure(desired.entry(), now);
    if (!recorder.held().isHeld(measure)
        && recorder.isReleased(measure)
        && brakes.beforePublishing(desired, now) instanceof BrakeResult.Held held) {
      recorder.held().record(measure, held, now);
    }
    return recorder.held().isHeld(measure);
  }

  PublishResult put(DesiredState.Listed desired, Instant now) {
    ListEntry entry = desired.entry();
    Measure measure = measure(entry, now);
    boolean isHeld = recorder.held().isHeld(measure);
    if (isHeld && !(desired.ruling() instanceof Ruling.Released)) {
      recorder.held().repeat(measure, now);
      return held(desired, now);
    }
    // What had ended comes back by the clock alone; the room is read back when that is believed.
    if (desired.automatic() && recorder.isDone(measure) && !isClockSteady.getAsBoolean()) {
      return new PublishResult.Blocked();
    }
    EntryBrakes.Answer asked = brakes.ask(desired, isHeld, now);
    if (!(asked instanceof EntryBrakes.Answer.Pass(String detail))) {
      recorder.held().record(measure, ((EntryBrakes.Answer.Hold) asked).held(), now);
      return held(desired, now);
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
    count(recorder.recordDone(measure, detail, event, now), now);
    published.add(entry, event, now);
    return new PublishResult.Listed(entry);
  }

  /** A brake holds the entry. */
  private PublishResult held(DesiredState.Listed desired, Instant now) {
    Subject subject = desired.entry().subject();
    boolean takenBack =
        desired.automatic() && state.bans().causes(subject).stream().anyMatch(state::isDecision);
    return new PublishResult.Held(desired.entry(), isHarmless(desired, now), takenBack);
  }

  /**
   * Whether the entry is held as one of too many only, and not for whom it is about: evidence may
   * be redacted meanwhile.
   */
  boolean isHarmless(DesiredState.Listed desired, Instant now) {
    return recorder.held().isHeldAsOneOfMany(measure(desired.entry(), now))
        && whyModeratorsUnknown.get().isEmpty();
  }

  private void count(Outcome published, Instant now) {
    BrakeFeeder.add(published, state, counting, now);
  }

  /** The measure that puts the entry into the policy room. */
  Measure measure(ListEntry entry, Instant now) {
    Measure.Kind kind = Measure.Kind.PUBLISH;
    String id = MeasureIds.of(kind, entry.subject(), room.id, entry.cause());
    return new Measure(id, kind, entry.subject(), room.id, entry, null, entry.cause(), now);
  }
}
